import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { cannotTell, thoughtDevice, verdictFollowsHandle } from '../support/flows/break-even';
import { confirmRender, holdingsTell, homeTells, ledgerTells, readToTheEnd } from '../support/flows/earned';
import { engineLostAndBack } from '../support/flows/engine-loss';
import { liveHardwareOnHome, liveHardwareOnItsPage } from '../support/flows/hardware';
import { filterLedger, unclassifiedTab, whyIsThisAReward } from '../support/flows/ledger';
import { skipOnboarding, typeOnboarding } from '../support/flows/onboarding';
import { restartKeepsEverything } from '../support/flows/restart';
import { NOBODYS_KEY, secretAsWallet, tariffTypedWrong } from '../support/flows/settings';
import { openWorld, type World } from '../support/flows/world';
import { useBrowser, type BrowserStage } from './support/browser-stage';

const browser = useBrowser();
let world: World;
let stage: BrowserStage;

beforeAll(async () => {
  world = await openWorld();
  stage = await browser.stage({ env: world.env });
  await stage.ask('settings/set', world.settings);
});
afterAll(async () => {
  await world.close();
});

describe('a machine that nobody has set up', () => {
  test('shows its live hardware within five seconds', async () => {
    await liveHardwareOnHome(stage.page());
    await liveHardwareOnItsPage(stage.page());
  });
  test('can be used with every step of the setup skipped', async () => {
    await stage.page().goto(`${new URL(stage.page().url()).origin}/#/home`);
    await skipOnboarding(stage.page());
    await cannotTell(stage.page());
  });
  test('tells for a device that is only thought of', async () => {
    await thoughtDevice(stage.page());
  });
  test('has asked nobody outside, and nothing went wrong on a page', () => {
    expect(stage.problems().list()).toEqual([]);
    expect(stage.problems().outside()).toEqual([]);
  });
});

describe('an operator with a wallet', () => {
  test('types what is asked', async () => {
    await typeOnboarding(stage.page(), { wallet: world.wallet, kwhPrice: '0.30', price: '900', boughtOn: world.boughtOn, watts: '60', network: 'helium' });
    expect(await stage.ask('wallets/list')).toMatchObject({ wallets: [{ address: world.wallet }] });
    expect(await stage.ask('tariffs/list')).toMatchObject({ tariffs: [{ currency: 'EUR', periods: [{ price: 0.3 }] }] });
  });
  test('sees exactly what was earned, in the ledger, in the holdings and on Home', async () => {
    await readToTheEnd(stage.page());
    await ledgerTells(stage.page(), world.earned, false);
    await holdingsTell(stage.page(), world.earned, false);
    await homeTells(stage.page(), world.earned, false);
  });
  test('filters the ledger', async () => {
    await filterLedger(stage.page(), world.earned.lines['conversion'] ?? 0);
  });
  test('finds what no rule knows', async () => {
    await unclassifiedTab(stage.page(), world.earned.lines['unclassified'] ?? 0);
  });
  test('asks why a line is a reward', async () => {
    await whyIsThisAReward(stage.page());
  });
  test('confirms the payer of Render once, and it counts everywhere', async () => {
    await confirmRender(stage.page());
    await ledgerTells(stage.page(), world.earned, true);
    await holdingsTell(stage.page(), world.earned, true);
    await homeTells(stage.page(), world.earned, true);
  });
  test('gets a verdict that follows the handles', async () => {
    await verdictFollowsHandle(stage.page());
  });
  test('is asked back about a price a hundred times too high', async () => {
    await tariffTypedWrong(stage.page());
  });
  test('is kept from pasting a key', async () => {
    await secretAsWallet(stage.page(), NOBODYS_KEY);
  });
  test('finds everything again after a restart', async () => {
    await restartKeepsEverything(stage);
    await homeTells(stage.page(), world.earned, true);
    expect(stage.problems().list()).toEqual([]);
    expect(stage.problems().outside()).toEqual([]);
  });
  test('sees that the engine is gone, keeps the last figures, and goes on without a reload', async () => {
    await engineLostAndBack(stage);
  });
});

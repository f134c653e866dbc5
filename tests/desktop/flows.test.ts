import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { cannotTell, thoughtDevice, verdictFollowsHandle } from '../support/flows/break-even';
import { confirmRender, holdingsTell, homeTells, ledgerTells, readToTheEnd } from '../support/flows/earned';
import { liveHardwareOnItsPage } from '../support/flows/hardware';
import { filterLedger, unclassifiedTab, whyIsThisAReward } from '../support/flows/ledger';
import { skipOnboarding, typeOnboarding } from '../support/flows/onboarding';
import { restartKeepsEverything } from '../support/flows/restart';
import { keepPicture } from '../support/flows/look';
import { NOBODYS_KEY, secretAsWallet, tariffTypedWrong } from '../support/flows/settings';
import { openWorld, type World } from '../support/flows/world';
import { root } from './support/app-folder';
import { openDesktopStage, type DesktopStage } from './support/desktop-stage';
import { reachHome } from './support/home';
import { openDesktop, type Desktop } from './support/launch';

// The flows of tests/e2e/flows.test.ts in a real window. The engine that dies is in app.test.ts, because here the shell brings it back.
let world: World;
let desktop: Desktop;
let stage: DesktopStage;

beforeAll(async () => {
  world = await openWorld();
  desktop = await openDesktop();
  stage = await openDesktopStage(desktop, world.env);
  await stage.ask('settings/set', world.settings);
});

afterAll(async () => {
  await desktop.close();
  await world.close();
});

describe('a machine that nobody has set up, in a window', () => {
  test('shows its live hardware', async () => {
    await reachHome(stage.page());
    await liveHardwareOnItsPage(stage.page());
  });

  test('can be used with every step of the setup skipped', async () => {
    await stage.page().evaluate(() => (location.hash = '#/home'));
    await skipOnboarding(stage.page());
    await cannotTell(stage.page());
    await thoughtDevice(stage.page());
  });
});

describe('an operator with a wallet, in a window', () => {
  test('types what is asked', async () => {
    await typeOnboarding(stage.page(), { wallet: world.wallet, kwhPrice: '0.30', price: '900', boughtOn: world.boughtOn, watts: '60', network: 'helium' });
    expect(await stage.ask('wallets/list')).toMatchObject({ wallets: [{ address: world.wallet }] });
  });

  test('sees exactly what was earned, in the ledger, in the holdings and on Home', async () => {
    await readToTheEnd(stage.page());
    await ledgerTells(stage.page(), world.earned, false);
    await holdingsTell(stage.page(), world.earned, false);
    await homeTells(stage.page(), world.earned, false);
  });

  test('looks into the ledger and confirms the payer of Render once', async () => {
    await filterLedger(stage.page(), world.earned.lines['conversion'] ?? 0);
    await unclassifiedTab(stage.page(), world.earned.lines['unclassified'] ?? 0);
    await whyIsThisAReward(stage.page());
    await confirmRender(stage.page());
    await ledgerTells(stage.page(), world.earned, true);
    await homeTells(stage.page(), world.earned, true);
  });

  test('gets a verdict that follows the handles', async () => {
    await verdictFollowsHandle(stage.page());
  });

  test('is asked back about a wrong price and kept from pasting a key', async () => {
    await tariffTypedWrong(stage.page());
    await secretAsWallet(stage.page(), NOBODYS_KEY);
  });

  test('finds everything again after a restart', async () => {
    await restartKeepsEverything(stage);
    await homeTells(stage.page(), world.earned, true);
    await keepPicture(stage.page(), join(root, 'artifacts/desktop'), 'home-of-an-operator');
    expect(stage.problems().list()).toEqual([]);
    expect(stage.problems().outside()).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { networkName } from '../../../renderer/strings/networks';

import { cannotTell, thoughtDevice, verdictFollowsHandle } from './break-even';
import { calendarTells, exportEqualsPage, importAndTakeBack, reconcileLeadsToLines, typeAndTakeBack } from './desks';
import { confirmRender, holdingsTell, homeTells, ledgerTells, readToTheEnd } from './earned';
import { liveHardwareOnHome, liveHardwareOnItsPage } from './hardware';
import { filterLedger, unclassifiedTab, whyIsThisAReward } from './ledger';
import { addNetworkFromFile, networkTells } from './networks';
import { firstStart, skipOnboarding, typeOnboarding } from './onboarding';
import { openPage } from './pages';
import { restartKeepsEverything } from './restart';
import { NOBODYS_KEY, secretAsWallet, tariffTypedWrong } from './settings';
import type { Stage } from './stage';
import type { World } from './world';

/** The example that the documents hand out. */
const NETWORK_FILE = readFileSync(resolve(import.meta.dirname, '../../../docs/examples/network-file.json'), 'utf8');
const NETWORK_NAME = 'Example Mapping';

/** Three rows, the second of which is no number. */
const OWN_FILE = {
  name: 'own-rewards.csv',
  text: 'timestamp,token,amount,network,note\n2026-01-05T10:00:00Z,HNT,1.25,helium,first\n2026-01-06T10:00:00Z,HNT,much,helium,second\n2026-01-07T10:00:00Z,HNT,2.5,helium,third\n',
  good: 2,
  badLine: 3,
};

/** Where the flows of one file take place; both are there once the tests run. */
export interface Setting {
  readonly stage: () => Stage;
  readonly world: () => World;
}

/** The way of a newcomer to an operator, step by step in one window: the same in a browser and on the desktop. */
export function describeFlows({ stage, world }: Setting): void {
  const page = () => stage().page();
  const cleanSoFar = (): void => {
    expect(stage().problems().list()).toEqual([]);
    expect(stage().problems().outside()).toEqual([]);
  };

  describe('a machine that nobody has set up', () => {
    test('shows its live hardware within five seconds, in the setup that opens by itself, on Home and on its own page', async () => {
      await liveHardwareOnHome(page());
      await firstStart(page());
      await openPage(page(), 'home');
      await liveHardwareOnHome(page());
      await liveHardwareOnItsPage(page());
    });
    test('can be used with every step of the setup skipped', async () => {
      await openPage(page(), 'home');
      await skipOnboarding(page());
      await cannotTell(page());
    });
    test('tells for a device that is only thought of', async () => {
      await thoughtDevice(page());
    });
    test('has asked nobody outside, and nothing went wrong on a page', cleanSoFar);
  });

  describe('an operator with a wallet', () => {
    test('types what is asked', async () => {
      const { wallet, boughtOn } = world();
      await typeOnboarding(page(), { wallet, kwhPrice: '0.30', price: '900', boughtOn, watts: '60', network: 'helium' });
      expect(await stage().ask('wallets/list')).toMatchObject({ wallets: [{ address: wallet }] });
      expect(await stage().ask('tariffs/list')).toMatchObject({ tariffs: [{ currency: 'EUR', periods: [{ price: 0.3 }] }] });
    });
    test('sees exactly what was earned, in the ledger, in the holdings and on Home', async () => {
      await readToTheEnd(page());
      await ledgerTells(page(), world().earned, false);
      await holdingsTell(page(), world().earned, false);
      await homeTells(page(), world().earned, false);
    });
    test('filters the ledger', async () => {
      await filterLedger(page(), world().earned.lines['conversion'] ?? 0);
    });
    test('finds what no rule knows', async () => {
      await unclassifiedTab(page(), world().earned.lines['unclassified'] ?? 0);
    });
    test('asks why a line is a reward', async () => {
      await whyIsThisAReward(page());
    });
    test('confirms the payer of Render once, and it counts everywhere', async () => {
      await confirmRender(page());
      await ledgerTells(page(), world().earned, true);
      await holdingsTell(page(), world().earned, true);
      await homeTells(page(), world().earned, true);
    });
    test('finds the networks that paid, with their rule and what is not known of them', async () => {
      await networkTells(page(), 'helium', 'HNT');
      await networkTells(page(), 'render', 'RENDER');
    });
    test('adds a network from a file and takes it away again', async () => {
      await addNetworkFromFile(page(), NETWORK_FILE, NETWORK_NAME);
    });
    test('sees what comes when and where money stands', async () => {
      await calendarTells(page(), networkName('helium'));
    });
    test('reconciles, and every counted figure leads to its lines', async () => {
      await reconcileLeadsToLines(page());
    });
    test('types a reward and takes it back', async () => {
      await typeAndTakeBack(page(), '7.12345678');
    });
    test('imports a file and takes it back', async () => {
      await importAndTakeBack(page(), OWN_FILE);
    });
    test('makes a file whose sum is that of the page', async () => {
      await exportEqualsPage(page(), world().earned.hntEur + world().earned.renderEur);
    });
    test('gets a verdict that follows the handles', async () => {
      await verdictFollowsHandle(page());
    });
    test('is asked back about a price a hundred times too high', async () => {
      await tariffTypedWrong(page());
    });
    test('is kept from pasting a key', async () => {
      await secretAsWallet(page(), NOBODYS_KEY);
    });
    test('has asked nobody outside, and nothing went wrong on a page', cleanSoFar);
    test('finds everything again after a restart', async () => {
      await restartKeepsEverything(stage());
      await homeTells(page(), world().earned, true);
      cleanSoFar();
    });
  });
}

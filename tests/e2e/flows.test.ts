import { afterAll, beforeAll, expect, test } from 'vitest';

import { saveFile } from '../support/flows/desks';
import { unpricedIsNotZero } from '../support/flows/earned';
import { engineLostAndBack } from '../support/flows/engine-loss';
import { describeFlows } from '../support/flows/suite';
import { openWorld, type World } from '../support/flows/world';
import { useBrowser, type BrowserStage } from './support/browser-stage';
import { NO_MARKET } from '../support/no-market';

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

describeFlows({ stage: () => stage, world: () => world });

test('a finished file is saved whole, every line of it', async () => {
  const text = await saveFile(stage.page());
  expect(text.trimEnd().split('\r\n').length).toBeGreaterThan(100);
});

test('a page whose engine is gone says so, keeps the last figures, and goes on without a reload when it is back', async () => {
  await engineLostAndBack(stage);
});

test('a market that cannot be reached makes nothing worth 0', async () => {
  const offline = await browser.stage({ env: NO_MARKET });
  await offline.ask('settings/set', world.settings);
  await offline.ask('wallets/add', { address: world.wallet });
  await unpricedIsNotZero(offline.page(), world.earned);
});

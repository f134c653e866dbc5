import { afterAll, beforeAll, test } from 'vitest';

import { everyPageIsMarked } from '../support/flows/demo';
import { engineKilledAndBack } from '../support/flows/engine-loss';
import type { Stage } from '../support/flows/stage';
import { describeFlows } from '../support/flows/suite';
import { openWorld, type World } from '../support/flows/world';
import { openDesktopStage } from './support/desktop-stage';
import { openDesktop, type Desktop } from './support/launch';

let desktop: Desktop;
let world: World;
let stage: Stage;

beforeAll(async () => {
  world = await openWorld();
  desktop = await openDesktop();
  stage = await openDesktopStage(desktop, { env: world.env });
  await stage.ask('settings/set', world.settings);
});
afterAll(async () => {
  await desktop.close();
  await world.close();
});

describeFlows({ stage: () => stage, world: () => world });

test('a window whose engine was killed says so, keeps the last figures, and goes on by itself', async () => {
  await engineKilledAndBack(stage);
});

test('sample data is marked as such on every page of the window', async () => {
  const demo = await openDesktopStage(desktop, { demo: true });
  await everyPageIsMarked(demo.page());
  await demo.close();
});

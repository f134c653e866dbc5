import { expect, it } from 'vitest';

import { createCancel } from '../../../shared/units/cancel';
import { openEngine } from './engine-rig';

it('tells open pages once a minute, and not with every sample, that what follows the machine has moved on', async () => {
  const { clock, engine, handlers } = openEngine({ background: true });
  const cancel = createCancel();
  const seen: string[][] = [];
  const listening = (async () => {
    for await (const frame of handlers.live.changes(cancel)) if (frame.kind === 'patch') seen.push([...(frame.data.areas ?? [])]);
  })();
  engine.start();
  for (let minute = 0; minute < 3; minute += 1) await clock.advance(60_000);
  cancel.cancel();
  await listening;
  const told = seen.filter((areas) => areas.includes('hardware')).length;
  expect(told).toBeGreaterThanOrEqual(3);
  expect(told).toBeLessThanOrEqual(4);
});

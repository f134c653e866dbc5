import { afterEach, expect, it } from 'vitest';
import { createStorj } from '../../../main/adapters/sources/storj/create-storj';
import { createClock } from '../../../main/adapters/system/clock';
import { createHttp } from '../../../main/adapters/system/http';
import type { Wallet } from '../../../shared/domain/wallet';
import { createQuietLogger } from '../../support/quiet-logger';
import { createStorjNode, nodeStory } from '../../support/storj/storj-node';
import { openEntriesRig } from '../../support/sync/entries-rig';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

it('one node under two addresses pays once in the real ledger, also when both are read again', async () => {
  const clock = createClock();
  const http = createHttp({ clock, random: { next: () => 0, id: () => '' }, logger: createQuietLogger() });
  const story = nodeStory(clock.now());
  const [first, second] = [await createStorjNode(story, clock.now()), await createStorjNode(story, clock.now())];
  const wallets: readonly Wallet[] = [first, second].map((node, at) => ({ id: `w${at}`, chain: 'storj', address: node.origin, label: '', addedAtMs: at }));
  const rig = openEntriesRig({ sources: [createStorj({ http, clock }).entries], wallets });
  closing.push(() => http.close(), () => first.close(), () => second.close(), () => rig.close());

  const counted = () => rig.store.ledger.lines({}, { limit: 100, offset: 0 }).lines.map(({ line }) => `${line.kind} ${line.base}`).toSorted();
  const once = ['duplicate 3000000', 'duplicate 75000', 'reward 3000000', 'reward 75000'];
  await rig.sync.syncNow();
  expect(counted()).toEqual(once);
  await rig.sync.syncNow();
  expect(counted()).toEqual(once);
});

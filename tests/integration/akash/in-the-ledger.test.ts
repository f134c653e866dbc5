import { afterEach, expect, it } from 'vitest';
import { createAkash } from '../../../main/adapters/sources/akash/create-akash';
import { createClock } from '../../../main/adapters/system/clock';
import { createHttp } from '../../../main/adapters/system/http';
import type { Wallet } from '../../../shared/domain/wallet';
import { createAkashChain, type AkashStory } from '../../support/akash/akash-chain';
import { createQuietLogger } from '../../support/quiet-logger';
import { openEntriesRig } from '../../support/sync/entries-rig';

const PROVIDER = 'akash1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnwduagr';
const HEIGHT = 30_000_000;
const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

it('the real ledger holds what the chain paid out, once, after lies, gaps and a new start; an amount without a day has none', async () => {
  const clock = createClock();
  const http = createHttp({ clock, random: { next: () => 0, id: () => '' }, logger: createQuietLogger() });
  const story: AkashStory = { provider: PROVIDER, height: HEIGHT, atMs: clock.now(), leases: [], pageSize: 1, earned: {} };
  const chain = await createAkashChain(story);
  const source = () => createAkash({ http, clock, lcdUrls: [`${chain.origin}/lcd`], consoleUrl: null }).entries;
  const wallets: readonly Wallet[] = [{ id: 'w', chain: 'akash', address: PROVIDER, label: '', addedAtMs: 0 }];
  let rig = openEntriesRig({ sources: [source()], wallets });
  const { dataDir } = rig;
  closing.push(() => http.close(), () => chain.close(), () => rig.close());
  const sum = () => rig.store.ledger.lines({ kinds: ['reward'] }, { limit: 1_000, offset: 0 }).lines.reduce((total, { line }) => total + BigInt(line.base), 0n);
  const told = async (...withdrawn: string[]): Promise<void> => {
    story.leases = withdrawn.map((total, n) => ({ dseq: n, withdrawn: total, createdAt: HEIGHT - 100 * (n + 1) * 14_400 }));
    story.atMs = clock.now();
    await rig.sync.syncNow();
  };

  await told('1000', '50');
  expect(sum()).toBe(1_050n);
  expect(rig.store.ledger.lines({}, { limit: 9, offset: 0 }).lines.map(({ line }) => line.atMs)).toEqual([null, null]);
  await told('400', '50');
  await told('1000');
  await rig.close();
  rig = openEntriesRig({ sources: [source()], wallets, dataDir });
  await told('1000', '60');
  await told('1000', '60', '7');
  expect(sum()).toBe(1_067n);
});

import { afterEach, describe, expect, test } from 'vitest';
import { blockTimeMs, plantChain, startEvmNode, transferLog, txHash, type EvmNode, type NodeBehaviour, type PlantedChain, type RangeDialect } from '../../support/evm/node';
import { GLM, GOLEM_CONTRACT, OTHER, PAYER, STRANGER, WALLET, confirm, linesOf, nothingKept, openEvmRig, readInto, walletOn, type EvmRig } from '../../support/evm/rig';

const wallet = walletOn('eip155:137');
const GLM_ID = `eip155:137/${GLM}`;
const DAY = 86_400_000;
const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const node = async (chain: PlantedChain, behaviour: NodeBehaviour = {}): Promise<EvmNode> => {
  const made = await startEvmNode(chain, behaviour);
  opened.push(made);
  return made;
};
const rig = (endpoints: readonly string[], options: Parameters<typeof openEvmRig>[1] = {}): EvmRig => {
  const made = openEvmRig(endpoints, options);
  opened.push(made);
  return made;
};
/** Forty payments spread over a chain of 60,000 blocks, the last ones near its head. */
function paid(head = 60_000, payments = 40): PlantedChain {
  const chain = plantChain({ id: 137, head, headAtMs: Date.now() });
  chain.tokens.set(GLM.toLowerCase(), { decimals: 18, symbol: 'GLM' });
  for (let n = 0; n < payments; n += 1) chain.logs.push(transferLog(GLM, n % 2 === 0 ? GOLEM_CONTRACT : PAYER, WALLET, BigInt(n + 1) * 10n ** 15n, 100 + Math.floor(((head - 300) * n) / payments), n));
  return chain;
}
const sum = (lines: readonly { readonly base: string }[]): bigint => lines.reduce((total, line) => total + BigInt(line.base), 0n);
const ALL = (820n) * 10n ** 15n;

describe('a first reading', () => {
  test('finds every payment once, newest blocks first, and says since when it is complete', async () => {
    const chain = paid();
    const { source } = rig([(await node(chain)).url]);
    const kept = await readInto(nothingKept(), source, wallet);
    const lines = linesOf(kept, source, wallet, [confirm('golem', GLM_ID, PAYER)]);
    expect(sum(lines.filter((line) => line.kind === 'reward'))).toBe(ALL);
    expect(new Set(lines.map((line) => line.id)).size).toBe(40);
    const since = kept.pages.map((page) => page.completeSinceMs ?? 0);
    expect(since).toEqual(since.toSorted((a, b) => b - a));
    expect(kept.pages.at(-1)).toMatchObject({ complete: true });
    expect(lines.every((line) => line.decimals === 18 && line.atMs !== null && line.signature.startsWith('0x'))).toBe(true);
  });

  test('goes back as far as it was told to and says so', async () => {
    const chain = paid();
    const { source, clock } = rig([(await node(chain)).url], { historyMs: DAY / 2 });
    const kept = await readInto(nothingKept(), source, wallet);
    const last = kept.pages.at(-1);
    expect(last?.complete).toBe(false);
    // 64 blocks of two seconds lie between now and what is final.
    expect(Math.abs((last?.completeSinceMs ?? 0) - (clock.now() - 128_000 - DAY / 2))).toBeLessThan(10_000);
    const half = linesOf(kept, source, wallet).length;
    expect(half).toBeGreaterThan(10);
    expect(half).toBeLessThan(20);
  });

  test('leaves out what is not final yet, and finds it when it is', async () => {
    const chain = paid();
    chain.logs.push(transferLog(GLM, GOLEM_CONTRACT, WALLET, 7n, chain.head - 10, 'fresh'));
    const { source } = rig([(await node(chain)).url]);
    const kept = await readInto(nothingKept(), source, wallet);
    expect(kept.entries.has(txHash('fresh'))).toBe(false);
    chain.head += 100;
    await readInto(kept, source, wallet);
    expect(kept.entries.has(txHash('fresh'))).toBe(true);
    expect(kept.entries.size).toBe(41);
  });

  test('on a node that does not know what is final stays below a depth', async () => {
    const chain = paid();
    chain.logs.push(transferLog(GLM, GOLEM_CONTRACT, WALLET, 7n, chain.head - 200, 'shallow'));
    const { source } = rig([(await node(chain, { knowsFinalized: false })).url]);
    const kept = await readInto(nothingKept(), source, wallet);
    expect(kept.entries.size).toBe(40);
    expect(kept.entries.has(txHash('shallow'))).toBe(false);
  });

  test('of a hundred million blocks for a day asks some dozens of questions', async () => {
    const chain = plantChain({ id: 137, head: 100_000_000, headAtMs: Date.now() });
    const served = await node(chain);
    const { source } = rig([served.url], { historyMs: DAY });
    await readInto(nothingKept(), source, wallet);
    expect([...served.methods.values()].reduce((a, b) => a + b, 0)).toBeLessThan(60);
  });
});

describe('a limit on ranges', () => {
  const dialects: readonly RangeDialect[] = ['infura', 'infura-results', 'alchemy', 'drpc', 'blockpi', 'hidden-in-data', 'http-413', 'query-timeout', 'quicknode'];
  for (const dialect of dialects) {
    for (const takesBatches of [true, false]) {
      test(`in the words of ${dialect}${takesBatches ? '' : ', without batches'}: the same total`, async () => {
        const chain = paid();
        const { source } = rig([(await node(chain, { maxRange: 2_000, dialect, takesBatches })).url]);
        const kept = await readInto(nothingKept(), source, wallet);
        expect(sum(linesOf(kept, source, wallet))).toBe(ALL);
      });
    }
  }

  test('on results asks for fewer blocks until they fit', async () => {
    const chain = paid();
    const { source } = rig([(await node(chain, { maxResults: 3 })).url]);
    expect(sum(linesOf(await readInto(nothingKept(), source, wallet), source, wallet))).toBe(ALL);
  });

  test('is learned: after a while hardly a question is refused', async () => {
    const chain = paid(400_000);
    const served = await node(chain, { maxRange: 3_000 });
    const { source } = rig([served.url]);
    const kept = await readInto(nothingKept(), source, wallet);
    const refused = (served.methods.get('eth_getLogs') ?? 0) / 2 - kept.pages.length;
    expect(kept.pages.length).toBeLessThan(170);
    expect(refused).toBeLessThan(20);
  });

  test('of one block is said by name', async () => {
    const chain = paid(100, 1);
    const { source } = rig([(await node(chain, { maxRange: 0 })).url]);
    await expect(readInto(nothingKept(), source, wallet)).rejects.toMatchObject({ chainCode: 'endpoint-failed', detail: 'one block is too many' });
  });

  test('to named contracts still finds every token of a network', async () => {
    const chain = paid();
    chain.tokens.set(STRANGER.toLowerCase(), { decimals: 6, symbol: 'SPAM' });
    chain.logs.push(transferLog(STRANGER, PAYER, WALLET, 5n, 500, 'spam'));
    const { source } = rig([(await node(chain, { needsAddress: true })).url]);
    const kept = await readInto(nothingKept(), source, wallet);
    expect(sum(linesOf(kept, source, wallet))).toBe(ALL);
    expect(kept.entries.has(txHash('spam'))).toBe(false);
  });
});

describe('an endpoint that has dropped old history', () => {
  test('ends the reading there, says since when it is complete, and is no failure', async () => {
    const chain = paid();
    const served = await node(chain, { prunedBelow: 25_000, maxRange: 1_000 });
    const { source } = rig([served.url]);
    const kept = await readInto(nothingKept(), source, wallet);
    const last = kept.pages.at(-1);
    expect(last?.complete).toBe(false);
    expect(last?.completeSinceMs).toBe(blockTimeMs(chain, source.status().historyStartsAtSlot ?? 0));
    expect(source.status().historyStartsAtSlot).toBeLessThan(26_000);
    expect(kept.entries.size).toBeGreaterThan(20);
    served.behaviour = {};
    await readInto(kept, source, wallet);
    expect(kept.entries.size).toBe(40);
  });

  test('is not asked again while another keeps everything', async () => {
    const chain = paid();
    const nodes = [await node(chain, { prunedBelow: 25_000 }), await node(chain)];
    const { source } = rig(nodes.map((one) => one.url));
    expect((await readInto(nothingKept(), source, wallet)).entries.size).toBe(40);
  });
});

describe('a second pass', () => {
  test('reads the last blocks once more and brings nothing twice', async () => {
    const chain = paid();
    const served = await node(chain);
    const { source } = rig([served.url]);
    const kept = await readInto(nothingKept(), source, wallet);
    const before = kept.pages.length;
    await readInto(kept, source, wallet);
    expect(kept.pages.slice(before).flatMap((page) => page.entries)).toEqual([]);
    expect(kept.pages.at(-1)).toMatchObject({ complete: true });
    expect(kept.pages.at(-1)?.completeSinceMs).not.toBeNull();
  });

  test('takes back what a reorganisation removed, and keeps what it moved', async () => {
    const chain = paid();
    const at = chain.head - 70;
    chain.logs.push(transferLog(GLM, GOLEM_CONTRACT, WALLET, 1n, at, 'gone'), transferLog(GLM, GOLEM_CONTRACT, WALLET, 2n, at, 'moved'));
    const { source } = rig([(await node(chain)).url]);
    const kept = await readInto(nothingKept(), source, wallet);
    const moved = linesOf(kept, source, wallet).find((line) => line.base === '2');
    expect(kept.entries.size).toBe(42);

    chain.fork = { from: at - 5, name: 'b' };
    chain.logs.splice(-2, 2, transferLog(GLM, GOLEM_CONTRACT, WALLET, 2n, at + 1, 'moved'));
    chain.head += 20;
    await readInto(kept, source, wallet);

    expect(kept.pages.flatMap((page) => page.withdrawn ?? [])).toEqual([txHash('gone')]);
    expect(kept.entries.size).toBe(41);
    const again = linesOf(kept, source, wallet).find((line) => line.base === '2');
    expect([again?.id, again?.slot]).toEqual([moved?.id, (moved?.slot ?? 0) + 1]);
  });

  test('does not believe a node that leaves out what it told before', async () => {
    const chain = paid();
    chain.logs.push(transferLog(GLM, GOLEM_CONTRACT, WALLET, 1n, chain.head - 70, 'there'));
    const { source } = rig([(await node(chain)).url]);
    const kept = await readInto(nothingKept(), source, wallet);
    chain.logs.pop();
    await expect(readInto(kept, source, wallet)).rejects.toMatchObject({ chainCode: 'bad-answer', detail: 'log-missing' });
    expect(kept.entries.has(txHash('there'))).toBe(true);
  });

  test('takes nothing back while two endpoints disagree', async () => {
    const chain = paid();
    chain.logs.push(transferLog(GLM, GOLEM_CONTRACT, WALLET, 1n, chain.head - 70, 'there'));
    const good = await node(chain);
    const forked: PlantedChain = { ...chain, logs: chain.logs.slice(0, -1), fork: { from: chain.head - 80, name: 'lie' } };
    const liar = await node(forked);
    const { source } = rig([good.url]);
    const kept = await readInto(nothingKept(), source, wallet);
    const both = rig([liar.url, good.url]);
    await readInto(kept, both.source, wallet);
    expect(kept.entries.has(txHash('there'))).toBe(true);
    expect(kept.pages.flatMap((page) => page.withdrawn ?? [])).toEqual([]);
  });

  test('does not go on behind a node that lags', async () => {
    const chain = paid();
    const served = await node(chain);
    const { source } = rig([served.url]);
    const kept = await readInto(nothingKept(), source, wallet);
    served.behaviour = { behind: 5_000 };
    await expect(readInto(kept, source, wallet)).rejects.toMatchObject({ chainCode: 'endpoint-failed', detail: 'behind' });
    const ahead = await node(chain);
    await readInto(kept, rig([served.url, ahead.url]).source, wallet);
    expect(kept.entries.size).toBe(40);
  });
});

describe('a payment of Golem', () => {
  test('that the contract moved straight from the requestor is proven by what the transaction calls', async () => {
    const chain = paid(1_000, 0);
    chain.logs.push(transferLog(GLM, PAYER, WALLET, 5n, 500, 'batched'), transferLog(GLM, PAYER, WALLET, 6n, 500, 'plain'));
    chain.calls.set(txHash('batched'), { from: PAYER.toLowerCase(), to: GOLEM_CONTRACT.toLowerCase() });
    const { source } = rig([(await node(chain)).url]);
    const lines = linesOf(await readInto(nothingKept(), source, wallet), source, wallet);
    expect(lines.map((line) => `${line.base} ${line.kind} ${line.evidence.rule}`).toSorted()).toEqual(['5 reward golem-payment-contract', '6 unclassified sender-unconfirmed']);
  });
});

describe('own money', () => {
  test('between two watched wallets is moved and not earned', async () => {
    const chain = paid(1_000, 0);
    chain.logs.push(transferLog(GLM, OTHER, WALLET, 5n, 500, 'in'), transferLog(GLM, WALLET, OTHER, 6n, 501, 'out'), transferLog(GLM, WALLET, STRANGER, 7n, 502, 'sold'));
    const { source } = rig([(await node(chain)).url]);
    const kept = await readInto(nothingKept(), source, wallet);
    const lines = linesOf(kept, source, wallet, [], [WALLET, OTHER]);
    expect(lines.map((line) => `${line.base} ${line.kind} ${line.evidence.rule}`).toSorted()).toEqual(['5 conversion own-transfer', '6 outgoing own-transfer-out', '7 outgoing evm-outgoing']);
  });
});

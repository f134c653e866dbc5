import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plantChain, startEvmNode, transferLog, type RangeDialect } from '../../support/evm/node';
import { GLM, GOLEM_CONTRACT, PAYER, WALLET, linesOf, nothingKept, openEvmRig, readInto, walletOn } from '../../support/evm/rig';

const wallet = walletOn('eip155:137');
const dialect = fc.constantFrom<RangeDialect>('infura', 'infura-results', 'alchemy', 'drpc', 'hidden-in-data', 'http-413', 'query-timeout');

const world = fc.record({
  head: fc.integer({ min: 1_000, max: 40_000 }),
  heights: fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }),
  maxRange: fc.integer({ min: 200, max: 30_000 }),
  maxResults: fc.option(fc.integer({ min: 5, max: 50 }), { nil: undefined }),
  dialect,
  takesBatches: fc.boolean(),
  knowsFinalized: fc.boolean(),
  /** After how many pages the process dies, again and again. */
  crashes: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
  /** Blocks that come between two runs. */
  growth: fc.integer({ min: 0, max: 900 }),
});

test('what is read does not depend on ranges, dialects, batches, or on where the process dies', async () => {
  await fc.assert(fc.asyncProperty(world, async ({ head, heights, crashes, growth, ...behaviour }) => {
    const chain = plantChain({ id: 137, head, headAtMs: Date.now() - 86_400_000 });
    chain.tokens.set(GLM.toLowerCase(), { decimals: 18, symbol: 'GLM' });
    // Several may lie in one block, and two of them in one transaction.
    heights.forEach((height, n) => chain.logs.push(transferLog(GLM, n % 3 === 0 ? PAYER : GOLEM_CONTRACT, WALLET, 1n << BigInt(n), height % head, n % 7 === 6 ? n - 1 : n)));
    // A transaction lies in one block.
    for (const [n, log] of chain.logs.entries()) if (n % 7 === 6) chain.logs[n] = { ...log, height: chain.logs[n - 1]?.height ?? log.height };
    const node = await startEvmNode(chain, behaviour);
    const rig = openEvmRig([node.url]);
    try {
      const kept = nothingKept();
      for (const pages of crashes) {
        await readInto(kept, rig.source, wallet, pages);
        chain.head += growth;
      }
      // Far enough that every planted payment is final.
      chain.head += 300;
      await readInto(kept, rig.source, wallet);
      const lines = linesOf(kept, rig.source, wallet);
      expect(lines.reduce((sum, line) => sum + BigInt(line.base), 0n)).toBe((1n << BigInt(heights.length)) - 1n);
      expect(new Set(lines.map((line) => line.id)).size).toBe(heights.length);
      expect(kept.pages.at(-1)).toMatchObject({ complete: true });
    } finally {
      rig.close();
      await node.close();
    }
  }), { numRuns: 40 });
}, 60_000);

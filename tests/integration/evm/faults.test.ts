import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { plantChain, startEvmNode, transferLog, type EvmNode, type PlantedChain } from '../../support/evm/node';
import { GLM, GOLEM_CONTRACT, WALLET, linesOf, nothingKept, openEvmRig, readInto, walletOn } from '../../support/evm/rig';

const wallet = walletOn('eip155:137');
const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

function paid(): PlantedChain {
  const chain = plantChain({ id: 137, head: 30_000, headAtMs: Date.now() });
  chain.tokens.set(GLM.toLowerCase(), { decimals: 18, symbol: 'GLM' });
  for (let n = 0; n < 20; n += 1) chain.logs.push(transferLog(GLM, GOLEM_CONTRACT, WALLET, BigInt(n + 1), 100 + 1_400 * n, n));
  return chain;
}
const start = async (...chains: readonly PlantedChain[]): Promise<readonly EvmNode[]> => {
  const nodes = await Promise.all(chains.map((chain) => startEvmNode(chain)));
  opened.push(...nodes);
  return nodes;
};
const open = (nodes: readonly EvmNode[], timeoutMs = 311) => {
  const rig = openEvmRig(nodes.map((node) => node.url), { timeoutMs });
  opened.push(rig);
  return rig.source;
};
type Calls = Parameters<NonNullable<EvmNode['intercept']>>[0];
/** Bends the answers to one method, `times` times after the first `after` ones. */
const bend = (node: EvmNode, method: string, wrong: (response: ServerResponse, calls: Calls) => void, times = Number.POSITIVE_INFINITY, after = 0): void => {
  let seen = 0;
  node.intercept = (calls, response, usual) => {
    if (!calls.some((call) => call.method === method)) return usual();
    seen += 1;
    return seen <= after || seen > after + times ? usual() : wrong(response, calls);
  };
};
const say = (status: number, text: string, headers: Record<string, string> = {}) => (response: ServerResponse): void => void response.writeHead(status, headers).end(text);
/** The result of every call replaced. */
const result = (value: unknown) => (response: ServerResponse, calls: Calls): void => {
  const replies = calls.map((call) => ({ jsonrpc: '2.0', id: call.id, result: value }));
  response.end(JSON.stringify(replies.length === 1 ? replies[0] : replies));
};
const SUM = 210n;
const total = (lines: readonly { readonly base: string }[]): bigint => lines.reduce((sum, line) => sum + BigInt(line.base), 0n);

describe('a trouble that passes leaves no trace', () => {
  const faults: readonly (readonly [string, (response: ServerResponse, calls: Calls) => void])[] = [
    ['429', say(429, 'slow down', { 'retry-after': '0' })],
    ['500', say(500, 'oops')],
    ['503', say(503, '')],
    ['HTML', say(200, '<!doctype html><title>Gateway</title>')],
    ['a truncated answer', say(200, '[{"jsonrpc":"2.0","id":1,"result":[{"addre')],
    ['a dropped line', (response) => void response.socket?.destroy()],
    ['silence', () => undefined],
    ['a rate limit in the body', (response, calls) => void response.end(JSON.stringify({ jsonrpc: '2.0', id: calls[0]?.id, error: { code: -32005, message: 'daily request count exceeded, request rate limited' } }))],
    ['an internal error', (response, calls) => void response.end(JSON.stringify({ jsonrpc: '2.0', id: calls[0]?.id, error: { code: -32603, message: 'Internal error' } }))],
  ];
  for (const method of ['eth_getLogs', 'eth_getBlockByNumber', 'eth_chainId', 'eth_call']) {
    test.each(faults)(`${method}: %s`, async (_name, wrong) => {
      const [node] = await start(paid());
      if (node === undefined) return;
      bend(node, method, wrong, 1, method === 'eth_getLogs' ? 1 : 0);
      const source = open([node]);
      expect(total(linesOf(await readInto(nothingKept(), source, wallet), source, wallet))).toBe(SUM);
    });
  }

  test('and another endpoint is asked while one is out of order', async () => {
    const chain = paid();
    const nodes = await start(chain, chain);
    if (nodes[0] !== undefined) nodes[0].intercept = (_calls, response) => say(500, 'down')(response);
    const source = open(nodes);
    expect(total(linesOf(await readInto(nothingKept(), source, wallet), source, wallet))).toBe(SUM);
    expect(source.status().endpoint).toBe(new URL(nodes[1]?.url ?? '').host);
  });
});

describe('a trouble that stays is said by name, with a host and without the key', () => {
  test.each([
    [429, 'endpoint-busy'], [503, 'endpoint-busy'], [401, 'endpoint-forbidden'], [403, 'endpoint-forbidden'], [500, 'endpoint-failed'], [404, 'endpoint-failed'],
  ] as const)('status %i', async (status, chainCode) => {
    const [node] = await start(paid());
    if (node === undefined) return;
    node.intercept = (_calls, response) => say(status, 'no', status === 429 ? { 'retry-after': '0' } : {})(response);
    const failure: unknown = await readInto(nothingKept(), open([node]), wallet).catch((error: unknown) => error);
    expect(failure).toMatchObject({ chainCode, host: new URL(node.url).host });
    expect(String(failure)).not.toContain('key-of-mine');
  });

  test('nobody at home', async () => {
    const [node] = await start(paid());
    if (node === undefined) return;
    await node.close();
    await expect(readInto(nothingKept(), open([node]), wallet)).rejects.toMatchObject({ chainCode: 'endpoint-unreachable', detail: 'refused' });
  });

  test('no endpoint', async () => {
    await expect(readInto(nothingKept(), open([]), wallet)).rejects.toMatchObject({ chainCode: 'no-endpoint' });
  });

  test('another chain', async () => {
    const [node] = await start({ ...paid(), id: 1 });
    if (node === undefined) return;
    await expect(readInto(nothingKept(), open([node]), wallet)).rejects.toMatchObject({ chainCode: 'endpoint-failed', detail: 'wrong-chain 1' });
  });

  test('a chain that is another one at one endpoint only', async () => {
    const nodes = await start({ ...paid(), id: 1 }, paid());
    const source = open(nodes);
    expect(total(linesOf(await readInto(nothingKept(), source, wallet), source, wallet))).toBe(SUM);
  });
});

describe('an answer of the wrong kind makes no line and no progress', () => {
  const log = (more: object): object => ({
    address: GLM.toLowerCase(), topics: transferLog(GLM, GOLEM_CONTRACT, WALLET, 1n, 1, 'x').topics, data: transferLog(GLM, GOLEM_CONTRACT, WALLET, 1n, 1, 'x').data,
    blockNumber: '0x6e', blockHash: `0x${'1'.repeat(64)}`, transactionHash: `0x${'2'.repeat(64)}`, transactionIndex: '0x0', logIndex: '0x0', removed: false, ...more,
  });
  const answers: readonly (readonly [string, string, unknown])[] = [
    ['logs that are no list', 'eth_getLogs', { 0: 'x' }],
    ['logs that are null', 'eth_getLogs', null],
    ['a log of a block that was not asked for', 'eth_getLogs', [log({ blockNumber: '0xffffffff' })]],
    ['a log of another wallet', 'eth_getLogs', [log({ topics: transferLog(GLM, GOLEM_CONTRACT, GOLEM_CONTRACT, 1n, 1, 'x').topics })]],
    ['a negative height', 'eth_getLogs', [log({ blockNumber: '-0x6e' })]],
    ['a height beyond numbers', 'eth_getLogs', [log({ blockNumber: `0x${'f'.repeat(20)}` })]],
    ['a height as a number', 'eth_getLogs', [log({ blockNumber: 110 })]],
    ['a hash cut short', 'eth_getLogs', [log({ transactionHash: '0x12' })]],
    ['data that is no hexadecimal', 'eth_getLogs', [log({ data: '-5' })]],
    ['two views of one block', 'eth_getLogs', [log({}), log({ blockHash: `0x${'3'.repeat(64)}`, logIndex: '0x1' })]],
    ['a log of a block that has another hash', 'eth_getLogs', [log({})]],
    ['a block from the future', 'eth_getBlockByNumber', { number: '0x7530', hash: `0x${'1'.repeat(64)}`, timestamp: '0xffffffff' }],
    ['a block without a time', 'eth_getBlockByNumber', { number: '0x7530', hash: `0x${'1'.repeat(64)}` }],
    ['a block that is text', 'eth_getBlockByNumber', 'block'],
    ['no newest block', 'eth_getBlockByNumber', null],
    ['a chain that is no number', 'eth_chainId', 'polygon'],
  ];
  test.each(answers)('%s', async (_name, method, value) => {
    const [node] = await start(paid());
    if (node === undefined) return;
    bend(node, method, (response, calls) => {
      const replies = calls.map((call) => ({ jsonrpc: '2.0', id: call.id, result: call.method === method ? value : '0x89' }));
      response.end(JSON.stringify(replies.length === 1 ? replies[0] : replies));
    });
    const kept = nothingKept();
    await expect(readInto(kept, open([node]), wallet)).rejects.toMatchObject({ chainCode: expect.stringMatching(/^(?:bad-answer|endpoint-failed)$/) as string });
    expect([kept.entries.size, kept.cursor]).toEqual([0, null]);
  });

  test('decimals that a node fails to ask are not remembered as none', async () => {
    const [node] = await start(paid());
    if (node === undefined) return;
    bend(node, 'eth_call', result('0x'), 0);
    bend(node, 'eth_call', say(500, 'x'), 1);
    const source = open([node]);
    const lines = linesOf(await readInto(nothingKept(), source, wallet), source, wallet);
    expect(lines.every((line) => line.decimals === 18)).toBe(true);
  });

  test('an answer larger than anything sane is asked for again in pieces', async () => {
    const [node] = await start(paid());
    if (node === undefined) return;
    bend(node, 'eth_getLogs', (response) => void response.end(Buffer.alloc(33 * 1024 * 1024, 32)), 1);
    const source = open([node], 10_000);
    expect(total(linesOf(await readInto(nothingKept(), source, wallet), source, wallet))).toBe(SUM);
  });

  test('logs told twice and in disorder count once', async () => {
    const [node] = await start(paid());
    if (node === undefined) return;
    const { server } = node;
    node.intercept = (calls, response, usual) => {
      if (!calls.some((call) => call.method === 'eth_getLogs')) return usual();
      const end = response.end.bind(response);
      response.end = ((text: string) => {
        const replies = JSON.parse(text) as { result: unknown[] } | { result: unknown[] }[];
        for (const reply of [replies].flat()) reply.result = [...reply.result, ...reply.result].toReversed();
        return end(JSON.stringify(replies));
      }) as typeof response.end;
      return usual();
    };
    const source = open([node]);
    const lines = linesOf(await readInto(nothingKept(), source, wallet), source, wallet);
    expect([lines.length, total(lines)]).toEqual([20, SUM]);
    expect(server.seen.length).toBeGreaterThan(3);
  });

  test('a chain that changes between two questions is read again: what is gone is not told', async () => {
    const chain = paid();
    const [node] = await start(chain);
    if (node === undefined) return;
    let once = true;
    node.intercept = (calls, _response, usual) => {
      usual();
      if (!once || !calls.some((call) => call.method === 'eth_getLogs')) return;
      once = false;
      chain.fork = { from: 0, name: 'other' };
      chain.logs.pop();
    };
    const source = open([node]);
    const lines = linesOf(await readInto(nothingKept(), source, wallet), source, wallet);
    expect([lines.length, total(lines)]).toEqual([19, SUM - 20n]);
  });
});

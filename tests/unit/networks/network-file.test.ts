import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { networkFileSchema } from '../../../shared/contract/schemas/network-file';
import { parseNetworkFile } from '../../../main/engine/networks/parse-network-file';

const example = readFileSync(resolve(import.meta.dirname, '../../../docs/examples/network-file.json'), 'utf8');
const bent = (change: (file: Record<string, unknown>) => void): string => {
  const file = JSON.parse(example) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
};
const problemsOf = (text: string): readonly string[] => {
  const parsed = parseNetworkFile(text);
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.where);
};

describe('a network file', () => {
  it('becomes a network whose senders are confirmed and whose tokens go by chain and address', () => {
    const parsed = parseNetworkFile(example);
    expect(parsed).toMatchObject({
      ok: true,
      network: {
        id: 'example-mapping', chains: ['eip155:8453', 'solana'], recognition: 'confirmed-sender', senders: ['0xBADd0B92C1c71d02E7d520f64c0876538fa2557F'],
        tokens: [{ mint: 'eip155:8453/0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913', decimals: 6, network: 'example-mapping', mark: 'secondary' }, { mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v' }],
        cadence: { payout: 'weekly', silentIntervals: 3, epochMs: null }, rules: [{ version: '2026-03', fromDay: '2026-03-01', asOf: '2026-11-01' }],
      },
    });
  });

  it('writes an address of small letters with its checksum', () => {
    const parsed = parseNetworkFile(bent((file) => (file['senders'] = [{ address: '0xbadd0b92c1c71d02e7d520f64c0876538fa2557f' }])));
    expect(parsed).toMatchObject({ ok: true, network: { senders: ['0xBADd0B92C1c71d02E7d520f64c0876538fa2557F'] } });
  });

  it.each([
    ['no JSON', '{"nodeworthNetwork": 1,', 'file'],
    ['another version', bent((file) => (file['nodeworthNetwork'] = 2)), 'nodeworthNetwork'],
    ['a misspelt key', bent((file) => (file['sender'] = [])), 'file'],
    ['an id with capitals', bent((file) => (file['id'] = 'Example')), 'id'],
    ['a contract that is none', bent((file) => (file['tokens'] = [{ chain: 'eip155:1', address: '0x12', symbol: 'X' }])), 'tokens.0.address'],
    ['a contract with a wrong checksum', bent((file) => (file['tokens'] = [{ chain: 'eip155:1', address: '0x833589FCD6eDb6E08f4c7C32D4f71b54bdA02913', symbol: 'X' }])), 'tokens.0.address'],
    ['a mint that is a contract', bent((file) => (file['tokens'] = [{ chain: 'solana', address: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913', symbol: 'X' }])), 'tokens.0.address'],
    ['a chain nobody reads', bent((file) => (file['tokens'] = [{ chain: 'bitcoin', address: 'x', symbol: 'X' }])), 'tokens.0.chain'],
    ['a token twice', bent((file) => (file['tokens'] = [1, 2].map(() => ({ chain: 'solana', address: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', symbol: 'X' })))), 'tokens'],
    ['a sender of no chain of it', bent((file) => (file['senders'] = [{ address: 'somebody' }])), 'senders.0.address'],
    ['a day that does not exist', bent((file) => (file['asOf'] = '2026-02-30')), 'asOf'],
    ['half a reward period', bent((file) => (file['cadence'] = { accrual: 'week', payout: 'weekly', epochMs: 604_800_000 })), 'cadence.epochMs'],
    ['a name that turns the line around', bent((file) => (file['name'] = 'evil \u202Etxet')), 'name'],
    ['too many tokens', bent((file) => (file['tokens'] = Array.from({ length: 9 }, () => ({ chain: 'solana', address: 'x', symbol: 'X' })))), 'tokens'],
    ['a list', '[]', 'file'],
  ])('is refused with its place: %s', (_name, text, where) => {
    expect(problemsOf(text)).toContain(where);
  });
});

it('the published schema is the one that files are checked by', () => {
  const published: unknown = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../docs/examples/network-file.schema.json'), 'utf8'));
  expect(published).toEqual({ $id: 'network-file', title: 'A network as a data file of Nodeworth', ...z.toJSONSchema(networkFileSchema, { io: 'input' }) });
});

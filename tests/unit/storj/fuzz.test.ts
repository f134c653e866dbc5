import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePaystub, paystubKey } from '../../../main/adapters/sources/storj/decode';
import type { DecodeContext } from '../../../main/engine/ports/chain';
import { builtInBook } from '../../../shared/networks/registry';
import { mutated } from '../probes/mutated';

const context: DecodeContext = { walletId: 'w', accounts: [], decisions: [], networks: builtInBook };
const wallet = { id: 'w', chain: 'storj', address: 'http://nas:14002', label: '', addedAtMs: 0 } as const;
const stub = { satelliteId: 'Sat1', period: '2025-10', created: '2025-11-10T12:00:00Z', codes: '', compAtRest: 4, compGet: 0, compGetRepair: 0, compGetAudit: 0, surgePercent: 0, held: 0, owed: 0, disposed: 0, paid: 3_000_000, distributed: 2_500_000 };
const text = JSON.stringify({ node: 'Node1', wallet: '0xaa', satelliteUrl: 'us1', receipt: `eth:0x${'ab'.repeat(32)}`, observedAtMs: 1_768_478_400_000, stub });
const key = paystubKey('Node1', stub);

it('reads the paystub itself', () => {
  expect(decodePaystub(key, text, wallet, context)).toMatchObject({ state: 'decoded', lines: [{ base: '2500000', receipt: `0x${'ab'.repeat(32)}`, kind: 'reward' }] });
});

it('ten thousand damaged paystubs: never throws, and no reward that the text does not hold', () => {
  fc.assert(fc.property(mutated(text), (damaged) => {
    const decoded = decodePaystub(key, damaged, wallet, context);
    if (decoded.state !== 'decoded') return true;
    const parsed = JSON.parse(damaged) as { stub: { distributed: number } };
    return decoded.lines.length <= 1 && decoded.lines.every((line) => line.signature === key && BigInt(line.base) > 0n && line.base === String(parsed.stub.distributed));
  }), { numRuns: 10_000 });
});

it('any other value: never throws and makes no line', () => {
  fc.assert(fc.property(fc.oneof(fc.jsonValue().map((value) => JSON.stringify(value)), fc.string()), fc.string(), (any, anyKey) => {
    const decoded = decodePaystub(anyKey, any, wallet, context);
    return decoded.state !== 'decoded' || decoded.lines.length === 0;
  }), { numRuns: 3_000 });
});

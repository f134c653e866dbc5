import { describe, expect, it } from 'vitest';
import { keepLook, newestHoldings } from '../../../shared/domain/merge-looks';
import type { SourceLook } from '../../../shared/domain/source-look';
import { position } from './positions';

const look = (different: Partial<SourceLook> = {}): SourceLook => ({ positions: [], reports: [], notices: [], facts: [], holdings: [], failures: [], ...different });
const failed = [{ code: 'endpoint-unreachable', detail: 'host' }];

describe('the look that is kept', () => {
  it('is the new one when all of it could be asked: what it does not name is gone', () => {
    const now = look({ positions: [position({ state: 'held' })] });
    expect(keepLook(look({ positions: [position()] }), now)).toBe(now);
    expect(keepLook(null, look({ failures: failed }))).toEqual(look({ failures: failed }));
  });

  it('keeps what a partial one could not ask, with its own age, and takes the newer word on what it names', () => {
    const old = look({ positions: [position({ device: 'a', asOfMs: 1 }), position({ device: 'b', asOfMs: 1, base: '5' })] });
    const now = look({ positions: [position({ device: 'a', asOfMs: 2, base: '2000' })], failures: failed });
    expect(keepLook(old, now).positions.map((one) => [one.device, one.base, one.asOfMs])).toEqual([['a', '2000', 2], ['b', '5', 1]]);
    expect(keepLook(old, now).failures).toEqual(failed);
  });
});

it('holdings of several looks are the newest word on each token', () => {
  const holding = (mint: string, base: string, asOfMs: number) => ({ walletId: 'w1', mint, symbol: null, base, decimals: 0, asOfMs });
  expect(newestHoldings([[holding('a', '1', 1), holding('b', '2', 1)], [holding('a', '9', 2)]]).map((one) => [one.mint, one.base])).toEqual([['a', '9'], ['b', '2']]);
});

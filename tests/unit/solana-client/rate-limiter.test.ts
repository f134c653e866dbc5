import { describe, expect, test } from 'vitest';
import { createCallLimiter } from '../../../main/adapters/sources/solana/rate-limiter';
import { CancelledError, createCancel } from '../../../shared/units/cancel';
import { createVirtualClock } from '../../support/virtual-clock';

const LIMIT = { perMethod: 40, total: 100 };

describe('the limit of an endpoint', () => {
  test('lets no more calls of a method through than fit into any ten seconds', async () => {
    const clock = createVirtualClock();
    const limiter = createCallLimiter(clock, LIMIT);
    const passed: number[] = [];
    for (let call = 0; call < 200; call += 1) void limiter.take('getTransaction', 1).then(() => passed.push(clock.mono()));
    await clock.advance(60_000);
    expect(passed).toHaveLength(200);
    for (const from of passed) expect(passed.filter((at) => at >= from && at < from + 10_000).length).toBeLessThanOrEqual(40);
    // And not much fewer: the first 40 at once, the last 40 in the fifth window.
    expect((passed.at(-1) ?? 0) - (passed[0] ?? 0)).toBeLessThan(42_000);
  });

  test('counts every element of a batch', async () => {
    const clock = createVirtualClock();
    const limiter = createCallLimiter(clock, LIMIT);
    const passed: number[] = [];
    for (let batch = 0; batch < 5; batch += 1) void limiter.take('getTransaction', 10).then(() => passed.push(batch));
    await clock.flush();
    expect(passed).toEqual([0, 1, 2, 3]);
    await clock.advance(11_000);
    expect(passed).toEqual([0, 1, 2, 3, 4]);
  });

  test('holds for all methods together, and one method does not wait for another', async () => {
    const clock = createVirtualClock();
    const limiter = createCallLimiter(clock, LIMIT);
    const passed = { a: 0, b: 0, c: 0 };
    for (let call = 0; call < 50; call += 1) for (const method of ['a', 'b', 'c'] as const) void limiter.take(method, 1).then(() => { passed[method] += 1; });
    await clock.flush();
    expect(passed.a + passed.b + passed.c).toBe(100);
    expect(Math.min(passed.a, passed.b, passed.c)).toBeGreaterThanOrEqual(20);
    await clock.advance(21_000);
    expect(passed).toEqual({ a: 50, b: 50, c: 50 });
  });

  test('tells until when it waits', async () => {
    const clock = createVirtualClock();
    const limiter = createCallLimiter(clock, { perMethod: 1, total: 10 });
    expect(limiter.waitingUntilMs()).toBeNull();
    await limiter.take('a', 1);
    const second = limiter.take('a', 1);
    await clock.flush();
    expect(limiter.waitingUntilMs()).toBe(clock.now() + 10_250);
    await clock.advance(10_250);
    await second;
    expect(limiter.waitingUntilMs()).toBeNull();
  });

  test('gives the place back when the call is cancelled while it waits', async () => {
    const clock = createVirtualClock();
    const limiter = createCallLimiter(clock, { perMethod: 1, total: 10 });
    const cancel = createCancel();
    await limiter.take('a', 1);
    const waiting = limiter.take('a', 1, cancel);
    const behind = limiter.take('a', 1);
    await clock.flush();
    cancel.cancel();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
    await clock.advance(10_250);
    await behind;
    expect(clock.pending()).toBe(0);
  });

  test('is none where there is none', async () => {
    const limiter = createCallLimiter(createVirtualClock(), null);
    for (let call = 0; call < 1000; call += 1) await limiter.take('a', 100);
    expect(limiter.perSecond).toBe(Number.POSITIVE_INFINITY);
  });

  test('gives the pace for the time that is left', () => {
    expect(createCallLimiter(createVirtualClock(), LIMIT).perSecond).toBe(4);
  });
});

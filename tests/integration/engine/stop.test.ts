import { describe, expect, it } from 'vitest';

import { createCancel } from '../../../shared/units/cancel';
import { takeBuilt } from '../../support/hosts/built';
import { startProgram } from '../../support/hosts/running';
import { bundleTs } from '../../support/run-ts.mjs';
import { WALLET } from '../../support/solana-fixtures/case';
import { makeServedHistory } from '../../support/solana-rpc/served-history';
import { startSolanaRpc } from '../../support/solana-rpc/server';
import { ledgerLine } from '../../support/ledger-lines';
import { openEngine, seedWallet } from './engine-rig';

describe('engine.stop()', () => {
  it('leaves no timer behind, ends every stream, and does nothing any more', async () => {
    const rig = openEngine({ background: true });
    seedWallet(rig.store, [ledgerLine()]);
    rig.engine.start();
    const cancel = createCancel();
    const streams = [rig.handlers.live.hardware(cancel), rig.handlers.live.sync(cancel), rig.handlers.live.changes(cancel)];
    const over = Promise.all(streams.map(async (stream) => {
      for await (const frame of stream) void frame;
    }));
    await rig.clock.advance(10 * 60_000);
    expect(rig.clock.pending()).toBeGreaterThan(3);
    await rig.engine.stop();
    await over;
    expect(rig.clock.pending()).toBe(0);
    const asked = rig.chain.asked();
    await rig.clock.advance(24 * 3_600_000);
    expect(rig.chain.asked()).toBe(asked);
    await rig.engine.stop();
  });

  it('stops also before it was started, and right after', async () => {
    const never = openEngine({ background: true });
    await never.engine.stop();
    expect(never.clock.pending()).toBe(0);
    const short = openEngine({ background: true });
    short.engine.start();
    await short.engine.stop();
    expect(short.clock.pending()).toBe(0);
  });

  it('leaves a real process with nothing to do: it ends by itself', async () => {
    const built = takeBuilt();
    const rpc = await startSolanaRpc(makeServedHistory({ count: 400, seed: 5, wallets: [WALLET], endMs: Date.now() }).history, { delayMs: 20 });
    try {
      const bundle = await bundleTs(new URL('stopping-process.ts', import.meta.url).pathname);
      const running = startProgram(bundle, [built.headless.replace('headless.cjs', 'calculator.worker.cjs'), rpc.url, WALLET]);
      running.child.stdin?.end();
      const [line] = await running.line(/^\{.*\}\n/);
      const said = JSON.parse(line) as { readonly left: readonly string[]; readonly ended: readonly string[] };
      expect(said.ended).toEqual(['changes', 'hardware', 'sync']);
      expect(said.left).toEqual([]);
      expect(await running.ended).toEqual({ code: 0, signal: null });
      expect(running.stderr()).toBe('');
    } finally {
      await rpc.stop();
      built.remove();
    }
  });
});

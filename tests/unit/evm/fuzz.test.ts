import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntry } from '../../../main/adapters/sources/evm/decode-entry';
import { EARNINGS_CLAIMED, TICKET_REDEEMED } from '../../../main/adapters/sources/evm/livepeer-events';
import { parseRpcAnswer } from '../../../main/adapters/sources/evm/rpc-answer';
import { decodeFluxEntry } from '../../../main/adapters/sources/flux/decode-entry';
import { decodeThetaEntry } from '../../../main/adapters/sources/theta/decode-entry';
import { parseTransaction } from '../../../main/adapters/sources/theta/parse-transaction';
import type { Decoded } from '../../../main/engine/ports/chain';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { Wallet } from '../../../shared/domain/wallet';
import { BONDING_MANAGER, TICKET_BROKER } from '../../../shared/networks/livepeer/contracts';
import { builtInBook } from '../../../shared/networks/registry';
import { fluxTx } from '../../support/flux/api';
import { sha } from '../../support/evm/node';
import { GLM, GOLEM_CONTRACT, PAYER, STRANGER, WALLET, confirm, walletOn } from '../../support/evm/rig';
import { HASH, eventLog, move, rawText } from '../../support/evm/raw';
import { thetaSend, thetaService } from '../../support/theta/explorer';
import { mutated } from '../probes/mutated';

const RUNS = 10_000;
const T1 = 't1eEx91EiciRa2uxTwUvFoyUpy9vmEFiu28';
const context = (wallet: Wallet) => ({ walletId: wallet.id, accounts: [{ walletId: wallet.id, address: wallet.address, kind: 'wallet' as const, mint: null, origin: 'self' as const }], decisions: [confirm('golem', `eip155:137/${GLM}`, PAYER), confirm('theta', 'theta/tfuel', PAYER)], networks: builtInBook });
type Decoder = (key: string, text: string, wallet: Wallet, context: ReturnType<typeof builtInContext>) => Decoded;
const builtInContext = context;

interface Fuzzed {
  readonly name: string;
  readonly key: string;
  readonly text: string;
  readonly wallet: Wallet;
  readonly decode: Decoder;
}
const entry = (more: object): string => JSON.stringify({ v: 1, ...more });
const cases: readonly Fuzzed[] = [
  { name: 'Golem payments among bait', key: HASH, wallet: walletOn('eip155:137'), decode: decodeEntry, text: rawText([move(GLM, GOLEM_CONTRACT, WALLET, 123_456n), move(STRANGER, PAYER, WALLET, 9n), move(GLM, PAYER, WALLET, 77n), move(GLM, WALLET, PAYER, 0n)], { calls: STRANGER, tokens: { [GLM]: { decimals: 18, symbol: 'GLM' }, [STRANGER]: { decimals: 6, symbol: 'USDC' } } }) },
  { name: 'Livepeer earnings', key: HASH, wallet: walletOn('eip155:42161'), decode: decodeEntry, text: rawText([eventLog(BONDING_MANAGER, EARNINGS_CLAIMED, [WALLET, WALLET], [123_456n, 77n, 1n, 2n]), eventLog(TICKET_BROKER, TICKET_REDEEMED, [PAYER, WALLET], [5n, 6n, 7n, 8n, 160n, 0n])], { chain: 'eip155:42161' }) },
  { name: 'Theta payments', key: sha('t'), wallet: walletOn('theta'), decode: decodeThetaEntry, text: JSON.stringify(parseTransaction(thetaSend(sha('t'), 1_780_000_000_000, [[PAYER.toLowerCase(), 9n]], [[WALLET.toLowerCase(), 123_456n]]), WALLET)) },
  { name: 'Flux payments', key: fluxTx('x'), wallet: walletOn('flux', T1), decode: decodeFluxEntry, text: entry({ txid: fluxTx('x'), height: 3_080_000, blockHash: fluxTx('b'), atMs: 1_780_000_000_000, coinbase: true, deltas: [{ index: 1, base: '90000000' }, { index: 3, base: '810000000' }] }) },
];

/** Income by amount: a mutation may lose a reward or change which amount stands there, but the amounts of the original text are all there ever is … */
const income = (lines: readonly LedgerLine[]): readonly string[] => lines.filter((line) => line.kind === 'reward' || line.kind === 'staking').map((line) => `${line.evidence.rule} ${line.network ?? ''}`);

describe.each(cases)('$name, bent in ten thousand ways', ({ key, text, wallet, decode }) => {
  it('never throw, never give a line that is not well formed, never invent a kind of income', () => {
    const whole = decode(key, text, wallet, context(wallet));
    const known = new Set(whole.state === 'decoded' ? income(whole.lines) : []);
    expect(known.size).toBeGreaterThan(0);
    let unreadable = 0;
    fc.assert(fc.property(mutated(text), (bent) => {
      const answer = decode(key, bent, wallet, context(wallet));
      if (answer.state !== 'decoded') {
        unreadable += 1;
        return;
      }
      for (const line of answer.lines) {
        expect(line.base).toMatch(/^\d{1,78}$/);
        expect(Number.isSafeInteger(line.decimals) && line.decimals >= 0 && line.decimals <= 255).toBe(true);
        expect(line.signature).toBe(key);
        expect(line.walletId).toBe(wallet.id);
      }
      expect(new Set(answer.lines.map((line) => line.id)).size).toBe(answer.lines.length);
      // Another orchestrator's address in a claim makes it a delegator's: less than a reward, and nothing in the text could tell.
      for (const one of income(answer.lines)) expect(known.has(one) || one === 'livepeer-delegator-earnings livepeer').toBe(true);
      // More income than the whole text has can only come from a doubled piece that still parses; JSON with a doubled piece of this size does not.
      expect(income(answer.lines).length).toBeLessThanOrEqual(whole.state === 'decoded' ? income(whole.lines).length : 0);
    }), { numRuns: RUNS });
    expect(unreadable).toBeGreaterThan(RUNS / 2);
  });

  it('and anything at all is unreadable', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (noise) => {
      expect(decode(key, noise, wallet, context(wallet)).state).not.toBe('failed-transaction');
      expect(decode(key, noise, wallet, context(wallet)).state).toBe('unreadable');
    }), { numRuns: 500 });
  });
});

describe('answers of nodes and explorers', () => {
  const service = JSON.stringify(thetaService(sha('s'), 1_780_000_000_000, PAYER.toLowerCase(), WALLET.toLowerCase(), 5n));
  it('of Theta, bent, are a transaction of the same shape or none', () => {
    fc.assert(fc.property(mutated(service), (bent) => {
      let value: unknown = bent;
      try {
        value = JSON.parse(bent);
      } catch {
        // Text that is no JSON is handed over as it is.
      }
      const parsed = parseTransaction(value, WALLET);
      if (parsed !== null) for (const one of [...parsed.from, ...parsed.to]) expect(one.coins.tfuelwei).toMatch(/^\d+$/);
    }), { numRuns: RUNS });
  });

  it('of JSON-RPC, bent, are elements or nothing', () => {
    const text = '[{"jsonrpc":"2.0","id":1,"result":[{"address":"0x1"}]},{"jsonrpc":"2.0","id":2,"error":{"code":-32005,"message":"too many"}}]';
    fc.assert(fc.property(mutated(text), (bent) => {
      const elements = parseRpcAnswer(bent);
      if (elements !== null) for (const element of elements) expect(typeof element.ok).toBe('boolean');
    }), { numRuns: RUNS });
  });
});

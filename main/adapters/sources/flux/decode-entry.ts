import type { FluxRule } from '../../../../shared/chains/evm/rule-codes';
import type { LedgerLine, LineKind } from '../../../../shared/domain/reward';
import type { Wallet } from '../../../../shared/domain/wallet';
import { FLUX_DECIMALS, PON_HEIGHT, tierOfReward } from '../../../../shared/networks/flux/subsidy';
import { FLUX } from '../../../../shared/networks/flux/tokens';
import type { DecodeContext, Decoded } from '../../../engine/ports/chain';
import { parseFluxText, type FluxEntry } from './raw-entry';

export const FLUX_DECODER_VERSION = 1;

/** More FLUX than can ever exist, in base units: fluxd's own bound for one value. */
const MOST = 560_000_000n * 100_000_000n;
/** Moving a collateral within the wallet costs the fee only; above this something left. */
const LARGEST_FEE = 1_000_000n;

interface Part {
  readonly path: string;
  readonly base: bigint;
  readonly kind: LineKind;
  readonly rule: FluxRule;
  readonly network: string | null;
  readonly facts: Readonly<Record<string, string>>;
}

/** Each output of a coinbase stands for itself: several nodes of one owner may be paid in one block. */
function coinbaseParts(entry: FluxEntry): readonly Part[] {
  return entry.deltas.filter((delta) => BigInt(delta.base) > 0n).map((delta) => {
    const base = BigInt(delta.base);
    const path = `0.${delta.index}`;
    if (entry.height < PON_HEIGHT) return { path, base, kind: 'unclassified', rule: 'flux-coinbase-before-pon', network: null, facts: { height: String(entry.height) } };
    const tier = tierOfReward(base, entry.height);
    return tier === null
      ? { path, base, kind: 'unclassified', rule: 'flux-coinbase-unknown-amount', network: null, facts: { height: String(entry.height) } }
      : { path, base, kind: 'reward', rule: 'flux-node-reward', network: 'flux', facts: { tier, height: String(entry.height) } };
  });
}

/** A transfer is the change of the balance: coins that come back to the sender are no income. */
function transferParts(entry: FluxEntry): readonly Part[] {
  const net = entry.deltas.reduce((total, delta) => total + BigInt(delta.base), 0n);
  if (net > 0n) return [{ path: '0', base: net, kind: 'unclassified', rule: 'flux-incoming', network: null, facts: {} }];
  if (net === 0n) return [];
  const back = entry.deltas.some((delta) => BigInt(delta.base) > 0n);
  if (back && -net <= LARGEST_FEE) return [{ path: '9', base: -net, kind: 'outgoing', rule: 'flux-own-change', network: null, facts: {} }];
  return [{ path: '9', base: -net, kind: 'outgoing', rule: 'flux-outgoing', network: null, facts: {} }];
}

/** What one transaction says of an address. Pure; never throws. */
export function decodeFluxEntry(key: string, text: string, wallet: Wallet, context: DecodeContext): Decoded {
  const entry = parseFluxText(text);
  if (entry === null) return { state: 'unreadable', why: 'entry' };
  if (wallet.chain !== 'flux' || entry.txid !== key) return { state: 'unreadable', why: 'other-transaction' };
  if (entry.deltas.some((delta) => BigInt(delta.base) > MOST || BigInt(delta.base) < -MOST)) return { state: 'unreadable', why: 'amount' };
  // A coinbase spends nothing.
  if (entry.coinbase && entry.deltas.some((delta) => BigInt(delta.base) < 0n)) return { state: 'unreadable', why: 'coinbase-spends' };
  if (entry.coinbase && context.networks.byId('flux') === null) return { state: 'decoded', lines: [], newAccounts: [] };
  const parts = entry.coinbase ? coinbaseParts(entry) : transferParts(entry);
  return {
    state: 'decoded',
    newAccounts: [],
    lines: parts.map((part): LedgerLine => ({
      id: ['flux', entry.txid, part.path, wallet.address, FLUX.mint].join(':'),
      chain: 'flux',
      walletId: context.walletId,
      signature: entry.txid,
      instructionPath: part.path,
      destinationAccount: wallet.address,
      mint: FLUX.mint,
      symbol: FLUX.symbol,
      base: part.base.toString(),
      decimals: FLUX_DECIMALS,
      slot: entry.height,
      atMs: entry.atMs,
      kind: part.kind,
      network: part.network,
      sourceDevice: null,
      sender: null,
      evidence: { rule: part.rule, facts: part.facts },
      decoderVersion: FLUX_DECODER_VERSION,
    })),
  };
}

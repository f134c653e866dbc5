import { checksummed, sameAddress } from '../../../../shared/chains/evm/address';
import { MAX_UINT256 } from '../../../../shared/chains/evm/hex';
import type { ThetaRule } from '../../../../shared/chains/evm/rule-codes';
import type { LedgerLine, LineKind, SenderDecision } from '../../../../shared/domain/reward';
import type { Wallet } from '../../../../shared/domain/wallet';
import { TFUEL } from '../../../../shared/networks/theta/tokens';
import type { DecodeContext, Decoded } from '../../../engine/ports/chain';
import { parseThetaText, type ThetaEntry, type ThetaParty } from './raw-entry';

export const THETA_DECODER_VERSION = 1;

const DECIMALS = 18;

const sum = (parties: readonly ThetaParty[], wallet: string): bigint => parties.filter((one) => sameAddress(one.address, wallet)).reduce((total, one) => total + BigInt(one.coins.tfuelwei), 0n);

interface Found {
  readonly kind: LineKind;
  readonly rule: ThetaRule;
  readonly network: string | null;
}

/** What the person said about a sender; the latest word counts. */
function wordOn(decisions: readonly SenderDecision[], sender: string): SenderDecision['decision'] | null {
  let latest: SenderDecision | null = null;
  for (const decision of decisions) {
    if (decision.network !== 'theta' || decision.mint !== TFUEL.mint || !sameAddress(decision.sender, sender)) continue;
    if (latest === null || decision.decidedAtMs >= latest.decidedAtMs) latest = decision;
  }
  return latest?.decision ?? null;
}

function classify(entry: ThetaEntry, sender: string | null, net: bigint, receivers: readonly string[], context: DecodeContext): Found {
  const own = (address: string): boolean => context.accounts.some((account) => account.kind === 'wallet' && sameAddress(account.address, address));
  if (net < 0n) return receivers.length > 0 && receivers.every(own) ? { kind: 'outgoing', rule: 'own-transfer-out', network: null } : { kind: 'outgoing', rule: 'theta-outgoing', network: null };
  if (entry.type === 0) return { kind: 'staking', rule: 'theta-staking-reward', network: 'theta' };
  if (sender === null) return { kind: 'unclassified', rule: 'theta-incoming', network: null };
  if (own(sender)) return { kind: 'conversion', rule: 'own-transfer', network: null };
  const word = wordOn(context.decisions, sender);
  if (word === 'confirmed' && context.networks.byId('theta') !== null) return { kind: 'reward', rule: 'sender-confirmed', network: 'theta' };
  if (word === 'refused') return { kind: 'unclassified', rule: 'sender-refused', network: 'theta' };
  return { kind: 'unclassified', rule: 'sender-unconfirmed', network: 'theta' };
}

/** What one transaction of the explorer says of a wallet: the change of its TFUEL. Pure; never throws. */
export function decodeThetaEntry(key: string, text: string, wallet: Wallet, context: DecodeContext): Decoded {
  const entry = parseThetaText(text);
  if (entry === null) return { state: 'unreadable', why: 'entry' };
  if (wallet.chain !== 'theta' || entry.hash !== key) return { state: 'unreadable', why: 'other-transaction' };
  const net = sum(entry.to, wallet.address) - sum(entry.from, wallet.address);
  if (net > MAX_UINT256 || net < -MAX_UINT256) return { state: 'unreadable', why: 'amount' };
  if (net === 0n) return { state: 'decoded', lines: [], newAccounts: [] };
  const givers = [...new Set(entry.from.map((one) => one.address.toLowerCase()))].filter((one) => !sameAddress(one, wallet.address));
  const receivers = [...new Set(entry.to.map((one) => one.address.toLowerCase()))].filter((one) => !sameAddress(one, wallet.address));
  // Several givers: nobody can say whose part this is.
  const sender = net > 0n && givers.length === 1 ? checksummed(givers[0]) : null;
  const found = classify(entry, sender, net, receivers, context);
  const line: LedgerLine = {
    id: ['theta', entry.hash, net > 0n ? '0' : '9', checksummed(wallet.address) ?? wallet.address, TFUEL.mint].join(':'),
    chain: 'theta',
    walletId: context.walletId,
    signature: entry.hash,
    instructionPath: net > 0n ? '0' : '9',
    destinationAccount: checksummed(wallet.address) ?? wallet.address,
    mint: TFUEL.mint,
    symbol: TFUEL.symbol,
    base: (net > 0n ? net : -net).toString(),
    decimals: DECIMALS,
    slot: entry.height,
    atMs: entry.atMs,
    kind: found.kind,
    network: found.network,
    sourceDevice: null,
    sender,
    evidence: { rule: found.rule, facts: { type: String(entry.type), ...(sender === null ? {} : { sender }), ...(net < 0n && receivers.length === 1 ? { to: checksummed(receivers[0]) ?? '' } : {}) } },
    decoderVersion: THETA_DECODER_VERSION,
  };
  return { state: 'decoded', lines: [line], newAccounts: [] };
}

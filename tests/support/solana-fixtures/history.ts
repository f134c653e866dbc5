import type { SenderDecision } from '../../../shared/domain/reward';
import { HNT } from '../../../shared/networks/helium/tokens';
import { RENDER } from '../../../shared/networks/render/tokens';
import { addressOf } from './addresses';
import { decided, WALLET, type ExpectedLine } from './case';
import { recipientOf } from './helium';
import { historyKinds, type HistoryMaker, type HistoryScene } from './history-kinds';
import { createSeededRandom } from './seeded-random';
import { buildTransaction, type BuiltTransaction } from './transaction-builder';

export interface HistoryOptions {
  readonly seed: number;
  readonly count: number;
  readonly wallet?: string;
  /** Block times lie between these (UTC ms), evenly with some jitter. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** How the answers are written; `mixed` takes turns. */
  readonly encoding?: 'jsonParsed' | 'json' | 'mixed';
}

export interface HistoryItem extends BuiltTransaction {
  /** Lines of the wallet when nothing was confirmed and no fan-out proven. */
  readonly lines: readonly ExpectedLine[];
}

export interface History {
  readonly wallet: string;
  /** Oldest first; several can share a slot. */
  readonly items: readonly HistoryItem[];
  /** Who pays the RENDER, and the fan-out that pays the shares. */
  readonly renderSender: string;
  readonly fanout: string;
  /** What to give the decoder to have both counted. */
  readonly confirmRender: SenderDecision;
  readonly provenFanouts: Readonly<Record<string, string>>;
}

export interface HistoryTotals {
  /** Lines by kind. */
  readonly lines: Readonly<Record<string, number>>;
  /** Base units by "kind mint". */
  readonly base: Readonly<Record<string, bigint>>;
}

const pick = (makers: readonly HistoryMaker[], random: number): HistoryMaker => {
  const total = makers.reduce((sum, maker) => sum + maker.weight, 0);
  let left = random * total;
  for (const maker of makers) {
    left -= maker.weight;
    if (left < 0) return maker;
  }
  throw new Error('no kind of transaction to pick from');
};

/** N transactions of an operator's wallet: claims of all sorts, Render payouts, shares, conversions, spam, failures. The same options give the same history. */
export function makeHistory(options: HistoryOptions): History {
  const random = createSeededRandom(options.seed);
  const wallet = options.wallet ?? WALLET;
  const fromMs = options.fromMs ?? Date.UTC(2025, 8, 1);
  const toMs = options.toMs ?? Date.UTC(2026, 10, 1);
  const renderSender = addressOf(`render payer ${options.seed}`);
  const fanout = addressOf(`fan-out ${options.seed}`);
  const items: HistoryItem[] = [];
  for (let i = 0; i < options.count; i += 1) {
    const atS = Math.floor((fromMs + ((toMs - fromMs) * (i + random())) / options.count) / 1000);
    const scene: HistoryScene = { wallet, renderSender, fanout, random };
    const { tokens, signers, instructions, failed, lines } = pick(historyKinds, random()).make(scene);
    const encoding = options.encoding === 'mixed' ? (i % 3 === 2 ? 'json' : 'jsonParsed') : (options.encoding ?? 'jsonParsed');
    const built = buildTransaction({
      label: `history ${options.seed} ${i} of ${wallet}`,
      tokens,
      signers,
      instructions,
      encoding,
      failed: failed ?? false,
      blockTime: atS,
      // 2.5 slots a second from an arbitrary day on; neighbours may share a slot.
      slot: 360_000_000 + Math.floor((atS - 1_750_000_000) * 2.5),
      version: i % 50 === 49 ? 1 : 'legacy',
    });
    items.push({ ...built, lines });
  }
  return {
    wallet,
    items: items.toSorted((a, b) => a.slot - b.slot),
    renderSender,
    fanout,
    confirmRender: decided('render', RENDER.mint, renderSender),
    provenFanouts: { [fanout]: recipientOf('shared hotspot') },
  };
}

/** Exact totals of a history: as it stands, or with the Render sender confirmed and the fan-out proven. */
export function totalsOf(history: History, counted: { readonly render?: boolean; readonly split?: boolean } = {}): HistoryTotals {
  const lines: Record<string, number> = {};
  const base: Record<string, bigint> = {};
  for (const line of history.items.flatMap((item) => item.lines)) {
    const counts = (line.rule === 'sender-unconfirmed' && counted.render === true) || (line.rule === 'helium-split-unproven' && counted.split === true);
    const kind = counts ? 'reward' : line.kind;
    lines[kind] = (lines[kind] ?? 0) + 1;
    base[`${kind} ${line.mint}`] = (base[`${kind} ${line.mint}`] ?? 0n) + line.base;
  }
  return { lines, base };
}

/** Base units of all rewards in HNT: the figure most tests want. */
export const hntRewardsOf = (history: History): bigint => totalsOf(history).base[`reward ${HNT.mint}`] ?? 0n;

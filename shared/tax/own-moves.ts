import { known } from '../units/known';
import type { Known } from '../units/known';

/** What the tax report asks of a line of the ledger. */
export interface TaxLine {
  readonly id: string;
  /** Lines of one transaction belong together. Not asked of income: that can be left empty. */
  readonly transaction: string;
  readonly network: string | null;
  readonly mint: string;
  readonly symbol: string | null;
  readonly decimals: number;
  readonly atMs: number;
  /** Base units, above 0. */
  readonly amount: bigint;
  /**
   * `reward` and `staking` are income; `bought` came in for something that was given; `other-in` came in and nobody told what it cost; `sold` left for
   * something else; `sent` left for an unknown reason.
   */
  readonly what: 'reward' | 'staking' | 'bought' | 'other-in' | 'sold' | 'sent';
  /** Value of the whole amount at that moment, in the currency of the report. */
  readonly value: Known<number>;
}

const isOut = (line: TaxLine): boolean => line.what === 'sold' || line.what === 'sent';

function lessened(line: TaxLine, left: bigint): TaxLine {
  const share = Number(left) / Number(line.amount);
  return { ...line, amount: left, value: line.value.known ? known(line.value.value * share) : line.value };
}

/**
 * Takes out what left and came in again within one transaction: own wallets on both sides, wrapping, change. Neither is a disposal nor a new
 * lot; a fee that was kept on the way stays as what left. Lines are lessened in the order of their id.
 * @param lines of any tokens, in any order
 */
export function withoutOwnMoves(lines: readonly TaxLine[]): readonly TaxLine[] {
  const moved = new Map<string, { in: TaxLine[]; out: TaxLine[] }>();
  for (const line of lines) {
    if (!isOut(line)) continue;
    const key = `${line.transaction} ${line.mint}`;
    const group = moved.get(key);
    if (group === undefined) moved.set(key, { in: [], out: [line] });
    else group.out.push(line);
  }
  if (moved.size === 0) return lines;
  for (const line of lines) if (line.what === 'other-in' || line.what === 'bought') moved.get(`${line.transaction} ${line.mint}`)?.in.push(line);
  const left = new Map<TaxLine, bigint>();
  for (const group of moved.values()) {
    if (group.in.length === 0) continue;
    const sum = (part: readonly TaxLine[]): bigint => part.reduce((total, line) => total + line.amount, 0n);
    const both = sum(group.in) < sum(group.out) ? sum(group.in) : sum(group.out);
    for (const side of [group.in, group.out]) {
      let open = both;
      for (const line of side.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        const taken = line.amount < open ? line.amount : open;
        open -= taken;
        left.set(line, line.amount - taken);
      }
    }
  }
  if (left.size === 0) return lines;
  return lines.flatMap((line) => {
    const rest = left.get(line);
    if (rest === undefined || rest === line.amount) return [line];
    return rest === 0n ? [] : [lessened(line, rest)];
  });
}

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
   * something else; `sent` left for an unknown reason. `typed-in` came in, and the person said what it was worth; `returned` was sent before and came
   * back; `own-in` and `own-out` moved between own wallets: they are neither lot nor disposal, and say which part of a transaction is none.
   */
  readonly what: 'reward' | 'staking' | 'bought' | 'other-in' | 'typed-in' | 'returned' | 'own-in' | 'sold' | 'sent' | 'own-out';
  /** Value of the whole amount at that moment, in the currency of the report. */
  readonly value: Known<number>;
}

type What = TaxLine['what'];

/**
 * Which arrivals are the other end of which departures of one transaction and token, the surest first: what both wallets call their own; what one of
 * them could not know as its own when it was read, since the other was added later or a stranger was paid too; then all the rest.
 */
const ENDS: readonly { readonly in: readonly What[]; readonly out: readonly What[] }[] = [
  { in: ['own-in'], out: ['own-out'] },
  { in: ['own-in'], out: ['sold', 'sent'] },
  { in: ['other-in', 'typed-in'], out: ['own-out'] },
  { in: ['other-in', 'typed-in', 'bought'], out: ['sold', 'sent'] },
];
const OUT: ReadonlySet<What> = new Set<What>(['sold', 'sent', 'own-out']);
const IN: ReadonlySet<What> = new Set<What>(['other-in', 'typed-in', 'bought', 'own-in']);
const isOwn = (line: TaxLine): boolean => line.what === 'own-in' || line.what === 'own-out';

function lessened(line: TaxLine, left: bigint): TaxLine {
  const share = Number(left) / Number(line.amount);
  return { ...line, amount: left, value: line.value.known ? known(line.value.value * share) : line.value };
}

/** Lessens both sides of a group by what they have in common. */
function cancel(group: readonly TaxLine[], left: Map<TaxLine, bigint>): void {
  const rest = (line: TaxLine): bigint => left.get(line) ?? line.amount;
  for (const ends of ENDS) {
    const sides = [ends.in, ends.out].map((whats) => group.filter((line) => whats.includes(line.what)));
    const [came = 0n, went = 0n] = sides.map((side) => side.reduce((total, line) => total + rest(line), 0n));
    for (const side of sides) {
      let open = came < went ? came : went;
      for (const line of side) {
        const taken = rest(line) < open ? rest(line) : open;
        open -= taken;
        if (taken > 0n) left.set(line, rest(line) - taken);
      }
    }
  }
}

/**
 * Takes out what left and came in again within one transaction: own wallets on both sides, wrapping, change. Neither is a disposal nor a new
 * lot; a fee that was kept on the way stays as what left. Lines are lessened in the order of their id. Of what is told as an own move nothing stays,
 * also where only one of the two wallets has been read.
 * @param lines of any tokens, in any order
 */
export function withoutOwnMoves(lines: readonly TaxLine[]): readonly TaxLine[] {
  const moved = new Map<string, TaxLine[]>();
  for (const line of lines) {
    if (!OUT.has(line.what)) continue;
    const key = `${line.transaction} ${line.mint}`;
    const group = moved.get(key);
    if (group === undefined) moved.set(key, [line]);
    else group.push(line);
  }
  if (moved.size > 0) for (const line of lines) if (IN.has(line.what)) moved.get(`${line.transaction} ${line.mint}`)?.push(line);
  const left = new Map<TaxLine, bigint>();
  for (const group of moved.values()) if (group.length > 1) cancel(group.toSorted((a, b) => (a.id < b.id ? -1 : 1)), left);
  return lines.flatMap((line) => {
    if (isOwn(line)) return [];
    const rest = left.get(line);
    if (rest === undefined) return [line];
    return rest === 0n ? [] : [lessened(line, rest)];
  });
}

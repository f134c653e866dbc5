import type { Known } from '../units/known';
import type { Pico } from './money';

export type TaxMethod = 'fifo' | 'lifo' | 'hifo' | 'average';

/** A lot of one token that came in. */
export interface Acquisition {
  readonly id: string;
  /** UTC ms. */
  readonly atMs: number;
  /** Base units, above 0. */
  readonly amount: bigint;
  /** What it cost: for a reward its value at receipt. Unknown where nobody told; the reason is handed on to whatever uses the lot. */
  readonly basis: Known<Pico>;
  /** Whether its value was income when it came. */
  readonly income: boolean;
}

/** An amount of one token that left. */
export interface Disposal {
  readonly id: string;
  readonly atMs: number;
  /** Base units, above 0. */
  readonly amount: bigint;
  /** Whether it may come back: it was sent and not sold. */
  readonly mayReturn?: boolean;
}

/** An amount that was sent before and came back, newest sending first: its lots are held again, as old and as dear as they were. */
export interface Return {
  readonly id: string;
  readonly atMs: number;
  /** Base units, above 0. */
  readonly amount: bigint;
}

export type Movement = (Acquisition & { readonly way: 'in' }) | (Disposal & { readonly way: 'out' }) | (Return & { readonly way: 'back' });

/** Where a disposal got its cost from. */
export interface Match {
  readonly id: string;
  readonly atMs: number;
  readonly amount: bigint;
  /** Cost of all that left; unknown when a lot of unknown cost took part, or when more left than the ledger knows of (`not-in-ledger`). */
  readonly cost: Known<Pico>;
  /** Cost of the part that is known. */
  readonly knownCost: Pico;
  /** Part of the amount that no lot covers: bought or received before, or elsewhere. */
  readonly uncovered: bigint;
}

/** What is left of a lot. With average cost there is one, the pool. */
export interface Lot {
  readonly id: string;
  readonly acquiredAtMs: number;
  readonly amount: bigint;
  readonly basis: Known<Pico>;
  /** Known part of the cost; the whole of it where `basis` is known. */
  readonly knownBasis: Pico;
  /** Of the known part: what was income when it came. */
  readonly knownIncome: Pico;
  /** Whether all of the lot's income is in `knownIncome`. */
  readonly incomeKnown: boolean;
}

export interface Matched {
  /** In the order of the disposals. */
  readonly matches: readonly Match[];
  /** In the order of acquisition. */
  readonly left: readonly Lot[];
}

const PLACES: Readonly<Record<Movement['way'], number>> = { in: 0, out: 1, back: 2 };

/**
 * The order of movements: by time; within one instant what comes in stands before what leaves, what comes back after it, and equals are ordered by their id. So the
 * answer does not depend on the order in which lines are read.
 */
export function inOrder(movements: readonly Movement[]): readonly Movement[] {
  return movements.toSorted((a, b) => a.atMs - b.atMs || PLACES[a.way] - PLACES[b.way] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

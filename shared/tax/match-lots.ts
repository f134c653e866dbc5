import { known, unknown } from '../units/known';
import type { Pico } from './money';
import { inOrder } from './movements';
import type { Lot, Match, Matched, Movement, TaxMethod } from './movements';
import { createShelf } from './shelves';
import type { OpenLot } from './shelves';

const NOT_IN_LEDGER = 'not-in-ledger';

const lotOf = (lot: OpenLot): Lot => ({
  id: lot.id, acquiredAtMs: lot.acquiredAtMs, amount: lot.amount, basis: lot.missing === null ? known(lot.basis) : unknown(lot.missing),
  knownBasis: lot.basis, knownIncome: lot.income ? lot.basis : 0n, incomeKnown: !lot.income || lot.missing === null,
});

const matchOf = (out: Pick<Match, 'id' | 'atMs' | 'amount'>, knownCost: Pico, uncovered: bigint, missing: string | null): Match => {
  const reason = missing ?? (uncovered > 0n ? NOT_IN_LEDGER : null);
  return { id: out.id, atMs: out.atMs, amount: out.amount, cost: reason === null ? known(knownCost) : unknown(reason), knownCost, uncovered };
};

/** A lot of which the ledger does not tell where it came from. */
const strange = ({ id, atMs }: Pick<Movement, 'id' | 'atMs'>, place: number, amount: bigint): OpenLot => ({
  id, acquiredAtMs: atMs, place, amount, basis: 0n, missing: NOT_IN_LEDGER, income: false, cameBasis: 0n, cameAmount: amount,
});

/** Lots one by one. A lot that is used in part keeps its share of the cost; the last part takes what rounding left. */
function matchByLots(movements: readonly Movement[], method: Exclude<TaxMethod, 'average'>): Matched {
  const shelf = createShelf(method);
  const matches: Match[] = [];
  /** What was sent, the newest last: pieces of lots that are held again when it comes back. */
  const sent: OpenLot[] = [];
  movements.forEach((movement, place) => {
    if (movement.way === 'back') {
      let back = movement.amount;
      for (let piece = sent.at(-1); back > 0n && piece !== undefined; piece = sent.at(-1)) {
        const part = back < piece.amount ? back : piece.amount;
        const share = (piece.basis * part) / piece.amount;
        shelf.put({ ...piece, amount: part, basis: share });
        piece.amount -= part;
        piece.basis -= share;
        back -= part;
        if (piece.amount === 0n) sent.pop();
      }
      if (back > 0n) shelf.put(strange(movement, place, back));
      return;
    }
    if (movement.way === 'in') {
      const basis = movement.basis.known ? movement.basis.value : 0n;
      shelf.put({
        id: movement.id, acquiredAtMs: movement.atMs, place, amount: movement.amount, basis, missing: movement.basis.known ? null : movement.basis.reason,
        income: movement.income, cameBasis: basis, cameAmount: movement.amount,
      });
      return;
    }
    let open = movement.amount;
    let cost = 0n;
    let missing: string | null = null;
    const pieces: OpenLot[] = [];
    for (let lot = shelf.next(); open > 0n && lot !== undefined; lot = shelf.next()) {
      const part = open < lot.amount ? open : lot.amount;
      const share = (lot.basis * part) / lot.amount;
      cost += share;
      missing ??= lot.missing;
      if (movement.mayReturn === true) pieces.push({ ...lot, amount: part, basis: share });
      lot.basis -= share;
      lot.amount -= part;
      open -= part;
      if (lot.amount === 0n) shelf.drop();
    }
    matches.push(matchOf(movement, cost, open, missing));
    if (movement.mayReturn !== true) return;
    // What the ledger knows comes back first.
    if (open > 0n) sent.push(strange(movement, place, open));
    sent.push(...pieces.toReversed());
  });
  return { matches, left: shelf.all().map(lotOf) };
}

/**
 * One pool: what leaves takes its share of the pool's cost. One lot of unknown cost makes the pool's cost unknown until the pool is empty,
 * because its average is.
 */
function matchByAverage(movements: readonly Movement[]): Matched {
  const matches: Match[] = [];
  const pool = { id: '', sinceMs: 0, amount: 0n, basis: 0n, income: 0n, missing: null as string | null, incomeKnown: true };
  const sent: { amount: bigint; basis: bigint; income: bigint; readonly missing: string | null; readonly incomeKnown: boolean }[] = [];
  const begin = ({ id, atMs }: Movement): void => {
    if (pool.amount === 0n) Object.assign(pool, { id, sinceMs: atMs, missing: null, incomeKnown: true });
  };
  for (const movement of movements) {
    if (movement.way === 'back') {
      begin(movement);
      pool.amount += movement.amount;
      let back = movement.amount;
      for (let piece = sent.at(-1); back > 0n && piece !== undefined; piece = sent.at(-1)) {
        const part = back < piece.amount ? back : piece.amount;
        const [basis, income] = [(piece.basis * part) / piece.amount, (piece.income * part) / piece.amount];
        pool.basis += basis;
        pool.income += income;
        pool.missing ??= piece.missing;
        pool.incomeKnown &&= piece.incomeKnown;
        piece.amount -= part;
        piece.basis -= basis;
        piece.income -= income;
        back -= part;
        if (piece.amount === 0n) sent.pop();
      }
      if (back > 0n) pool.missing ??= NOT_IN_LEDGER;
      continue;
    }
    if (movement.way === 'in') {
      begin(movement);
      pool.amount += movement.amount;
      if (movement.basis.known) {
        pool.basis += movement.basis.value;
        if (movement.income) pool.income += movement.basis.value;
      } else {
        pool.missing ??= movement.basis.reason;
        if (movement.income) pool.incomeKnown = false;
      }
      continue;
    }
    const part = movement.amount < pool.amount ? movement.amount : pool.amount;
    const cost = part === 0n ? 0n : (pool.basis * part) / pool.amount;
    const income = part === 0n ? 0n : (pool.income * part) / pool.amount;
    const missing = part === 0n ? null : pool.missing;
    pool.amount -= part;
    pool.basis -= cost;
    pool.income -= income;
    if (movement.mayReturn === true) {
      if (movement.amount > part) sent.push({ amount: movement.amount - part, basis: 0n, income: 0n, missing: NOT_IN_LEDGER, incomeKnown: true });
      if (part > 0n) sent.push({ amount: part, basis: cost, income, missing, incomeKnown: pool.incomeKnown });
    }
    matches.push(matchOf(movement, cost, movement.amount - part, missing));
  }
  if (pool.amount === 0n) return { matches, left: [] };
  const left: Lot = {
    id: pool.id, acquiredAtMs: pool.sinceMs, amount: pool.amount, basis: pool.missing === null ? known(pool.basis) : unknown(pool.missing),
    knownBasis: pool.basis, knownIncome: pool.income, incomeKnown: pool.incomeKnown,
  };
  return { matches, left: [left] };
}

/**
 * Which lots the disposals of one token used up, over its whole history.
 * - `fifo`: oldest lot first · `lifo`: newest first, of those that were there · `hifo`: highest cost per unit first, lots of unknown cost last
 * - `average`: each disposal takes its share of one pool
 *
 * Exact: amounts in and back = amounts matched + amounts left, and known cost in = known cost of disposals + known cost left, less that of what came
 * back, for every method.
 * These are calculation methods, not advice which of them a country allows.
 * @param movements of one token, in any order (see `inOrder`)
 */
export function matchLots(movements: readonly Movement[], method: TaxMethod): Matched {
  const ordered = inOrder(movements.filter((movement) => movement.amount > 0n));
  return method === 'average' ? matchByAverage(ordered) : matchByLots(ordered, method);
}

import { addAmounts, tokenAmount } from '../units/token-amount';
import type { TokenAmount } from '../units/token-amount';
import type { MoneyState, Position } from './position';

/** In the order in which money comes nearer to the operator; capital stands apart at the end. */
export const MONEY_STATES = ['accrued', 'claimable', 'held', 'vesting', 'locked'] as const satisfies readonly MoneyState[];

/** All money of one network and token in one state. */
export interface StateAmount {
  readonly network: string;
  readonly mint: string;
  readonly symbol: string | null;
  readonly state: MoneyState;
  readonly amount: TokenAmount;
  /** The positions that were added up. */
  readonly counted: readonly Position[];
  /** Those of another source about the same money: shown beside, never added. */
  readonly beside: readonly Position[];
  readonly kind: Position['kind'];
  /** Of the oldest of the counted ones. */
  readonly asOfMs: number;
}

const KINDS = ['measured', 'reported', 'estimated'] as const satisfies readonly Position['kind'][];
const worseKind = (a: Position['kind'], b: Position['kind']): Position['kind'] => (KINDS.indexOf(a) >= KINDS.indexOf(b) ? a : b);

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** Of two sources about the same money the better one counts: measured before reported before estimated, then the newer word. */
function chooseSource(positions: readonly Position[]): string {
  let best: Position | null = null;
  for (const one of positions) {
    if (best === null) best = one;
    else {
      const better = KINDS.indexOf(one.kind) - KINDS.indexOf(best.kind);
      if (better < 0 || (better === 0 && one.asOfMs > best.asOfMs)) best = one;
    }
  }
  return best?.source ?? '';
}

/**
 * Adds positions up by network, token and state. States are never added to each other. Two sources that speak of the same wallet, device and note
 * in the same state are two words on one thing: one of them counts. With another device or note it is other money (what this month has earned, and
 * what is carried forward below the minimum) and is added. Amounts that name other decimals than the rest cannot be added and stand beside.
 */
export function moneyByState(positions: readonly Position[]): readonly StateAmount[] {
  const groups = groupBy(positions, (one) => JSON.stringify([one.network, one.mint, one.state]));
  const rows = [...groups.values()].flatMap((group): StateAmount[] => {
    const counted: Position[] = [];
    const beside: Position[] = [];
    for (const own of groupBy(group, (one) => JSON.stringify([one.walletId, one.device, one.note])).values()) {
      const source = chooseSource(own);
      for (const one of own) (one.source === source ? counted : beside).push(one);
    }
    const [first] = counted;
    if (first === undefined) return [];
    const same = counted.filter((one) => one.decimals === first.decimals);
    beside.push(...counted.filter((one) => one.decimals !== first.decimals));
    return [{
      network: first.network, mint: first.mint, symbol: first.symbol, state: first.state,
      amount: same.map((one) => tokenAmount(BigInt(one.base), one.decimals)).reduce(addAmounts), counted: same, beside,
      kind: same.map((one) => one.kind).reduce(worseKind), asOfMs: Math.min(...same.map((one) => one.asOfMs)),
    }];
  });
  return rows.toSorted((a, b) => MONEY_STATES.indexOf(a.state) - MONEY_STATES.indexOf(b.state));
}

import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { MoneyStatesRow } from '../../../shared/contract/schemas/money';
import type { Figure } from '../../../shared/domain/figure';
import { moneyByState, type StateAmount } from '../../../shared/domain/money-states';
import type { Position } from '../../../shared/domain/position';
import { COUNTED_KINDS } from '../../../shared/domain/totals';
import { toWire } from '../../../shared/units/token-amount';
import type { PricingDesk } from '../accounts/pricing-desk';
import { incomeOfTotal } from '../accounts/summary';
import type { TokenSum } from '../ports/store';
import { ledgerTotalOf, type LedgerPageParts } from '../rewards/ledger-rows';

type State = DeepReadonly<MoneyStatesRow>['states'][number];
type Row = DeepReadonly<MoneyStatesRow>;

/** Today's value of money that has not reached the wallet: as sure as what the source says of it, as old as the older of amount and price. */
function stateOf(state: StateAmount, pricing: PricingDesk, currency: string): State {
  const first = state.counted[0];
  const value = pricing.valueHolding(
    { walletId: first?.walletId ?? '', mint: state.mint, symbol: state.symbol, base: state.amount.base.toString(), decimals: state.amount.decimals, asOfMs: state.asOfMs }, currency,
  );
  const figure: Figure = { ...value, kind: state.kind, source: first?.source ?? value.source };
  return { state: state.state, amount: toWire(state.amount), value: figure, positions: [...state.counted, ...state.beside] };
}

function paidOf(sum: TokenSum, page: LedgerPageParts): State {
  const context = page.books.context();
  const filter = { kinds: [...COUNTED_KINDS], mints: [sum.mint], ...(sum.network === null ? {} : { networks: [sum.network] }) };
  const value = incomeOfTotal(ledgerTotalOf(page, filter), context.readSinceMs === Number.NEGATIVE_INFINITY, context);
  return { state: 'paid', amount: { base: sum.base, decimals: sum.decimals }, value, positions: [] };
}

/** Money by network, token and state. Each state is a figure of its own: nothing here is ever added across states. */
export function readMoneyRows(page: LedgerPageParts, positions: readonly Position[], pricing: PricingDesk): readonly Row[] {
  const currency = page.books.currency();
  const rows = new Map<string, { readonly network: string; readonly mint: string; symbol: string | null; readonly states: State[] }>();
  const rowOf = (network: string, mint: string, symbol: string | null): { symbol: string | null; readonly states: State[] } => {
    const key = JSON.stringify([network, mint]);
    const row = rows.get(key) ?? { network, mint, symbol, states: [] };
    row.symbol ??= symbol;
    rows.set(key, row);
    return row;
  };
  for (const state of moneyByState(positions)) rowOf(state.network, state.mint, state.symbol).states.push(stateOf(state, pricing, currency));
  for (const sum of page.store.ledger.tokenSums({ kinds: [...COUNTED_KINDS] })) rowOf(sum.network ?? '', sum.mint, sum.symbol).states.push(paidOf(sum, page));
  return [...rows.values()].toSorted((a, b) => (a.network === b.network ? (a.mint < b.mint ? -1 : 1) : a.network < b.network ? -1 : 1));
}

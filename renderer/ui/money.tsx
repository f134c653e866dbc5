import type { Known } from '../../shared/units/known';
import { fromWire, type TokenAmountWire } from '../../shared/units/token-amount';
import { symbolText } from '../strings/symbol';
import { useFormats } from '../strings/use-formats';
import { QuantityView, UnknownValue, type FigureSize } from './figure';

/** An amount of money; "—" with its reason when it is not known. */
export function Money(props: { readonly amount: Known<number>; readonly currency: string; readonly signed?: boolean; readonly size?: FigureSize; readonly withReason?: boolean }) {
  if (!props.amount.known) return <UnknownValue reason={props.amount.reason} size={props.size ?? 'body'} withReason={props.withReason ?? false} />;
  return <QuantityView value={props.amount.value} unit={props.currency} signed={props.signed ?? false} size={props.size ?? 'body'} />;
}

/** A token amount in four significant digits; every digit on hover. */
export function Tokens(props: { readonly amount: TokenAmountWire; readonly symbol: string | null }) {
  const formats = useFormats();
  const amount = fromWire(props.amount);
  const symbol = symbolText(props.symbol);
  return (
    <span className="nw-tokens" title={formats.tokensExact(amount, symbol)}>
      {formats.tokens(amount, symbol)}
    </span>
  );
}

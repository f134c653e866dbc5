import type { TokenPrice } from '../../../shared/contract/schemas/money';
import { sourceWords } from '../../strings/sources';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { FigureView } from '../../ui/figure';

/** Today's price of a token, and what speaks against it: a second source that differs by more than 3 %, or a market too thin to sell into. */
export function PriceDoubt(props: { readonly price: TokenPrice | undefined }) {
  const formats = useFormats();
  const { price } = props;
  if (price === undefined) return <span className="nw-unknown" title={t('holdings.price.none')}>—<span className="nw-hidden">{t('holdings.price.none')}</span></span>;
  const { check } = price;
  return (
    <span>
      <FigureView figure={price.usd} size="body" withReason={false} /> <span className="nw-small nw-muted">{price.usd.value.known ? sourceWords(price.usd.source) : null}</span>
      {check !== null && check.differs ? (
        <span className="nw-small nw-warn nw-doubt">
          <span aria-hidden="true">▲ </span>
          {t('holdings.price.differs', { source: sourceWords(check.source), price: formats.money(check.usd, 'USD', { digits: 4 }), share: formats.percent(Math.abs(check.share) * 100) })}
        </span>
      ) : null}
      {check === null && price.usd.value.known ? <span className="nw-small nw-muted nw-doubt">{t('holdings.price.unchecked')}</span> : null}
      {price.thin ? (
        <span className="nw-small nw-warn nw-doubt" title={t('holdings.price.thin.hint')}>
          <span aria-hidden="true">◐ </span>
          {price.liquidityUsd === null ? t('holdings.price.thin') : t('holdings.price.thin.of', { depth: formats.money(price.liquidityUsd, 'USD', { digits: 0 }) })}
        </span>
      ) : null}
    </span>
  );
}

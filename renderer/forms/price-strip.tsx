import { useMemo } from 'react';
import type { TariffPeriod } from '../../shared/domain/tariff';
import { useFormats } from '../strings/use-formats';
import type { Formats } from '../strings/formats';
import { t } from '../strings/words';
import { weekdayName } from './period-names';
import { clockText, stripsOfWeek, type PriceStrip } from './price-strips';
import './price-strip.css';

const DAY_MS = 86_400_000;

/** The resulting price over 24 hours, one strip for each kind of day in the week that begins with `fromDay` (YYYY-MM-DD). Height and words carry the price, not colour. */
export function PriceStrips(props: { readonly periods: readonly TariffPeriod[]; readonly currency: string; readonly fromDay: string }) {
  const formats = useFormats();
  const strips = useMemo(() => stripsOfWeek(props.periods, Math.floor(Date.parse(`${props.fromDay}T00:00:00Z`) / DAY_MS)), [props.periods, props.fromDay]);
  const highest = Math.max(0, ...strips.flatMap((strip) => strip.stretches.map((stretch) => stretch.price ?? 0)));
  return (
    <div className="nw-stack nw-stack--tight">
      {strips.map((strip) => (
        <Strip key={strip.days.join()} strip={strip} highest={highest} currency={props.currency} formats={formats} alone={strips.length === 1} />
      ))}
    </div>
  );
}

function Strip(props: { readonly strip: PriceStrip; readonly highest: number; readonly currency: string; readonly formats: Formats; readonly alone: boolean }) {
  const { strip, formats } = props;
  const price = (value: number | null): string => (value === null ? t('tariff.strip.hole') : formats.quantityText(value, `${props.currency}/kWh`));
  const days = props.alone ? t('tariff.days.all') : strip.days.map((day) => weekdayName(day, formats.locale)).join(', ');
  const words = strip.stretches.map((stretch) => `${clockText(stretch.from)}–${clockText(stretch.to)} ${price(stretch.price)}`).join(', ');
  return (
    <div>
      <p className="nw-small nw-muted">{days}</p>
      <div className="nw-price-strip" role="img" aria-label={`${days}: ${words}`}>
        {strip.stretches.map((stretch) => {
          const share = (stretch.to - stretch.from) / 1440;
          return (
            <div key={stretch.from} className="nw-price-strip__slot" style={{ width: `${share * 100}%` }} title={`${clockText(stretch.from)}–${clockText(stretch.to)}: ${price(stretch.price)}`}>
              <div className={stretch.price === null ? 'nw-price-strip__bar nw-price-strip__bar--hole' : 'nw-price-strip__bar'} style={{ height: stretch.price === null || props.highest === 0 ? '100%' : `${Math.max(6, (stretch.price / props.highest) * 100)}%` }} />
              {share >= 0.14 ? <span className="nw-price-strip__label">{stretch.price === null ? t('tariff.strip.hole') : formats.number(stretch.price, 4)}</span> : null}
            </div>
          );
        })}
      </div>
      <div className="nw-price-strip__scale" aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{clockText(hour * 60)}</span>
        ))}
      </div>
    </div>
  );
}

import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { RegionalDefault } from '../../shared/contract/schemas/devices';
import { useEngine } from '../state/engine';
import { useFormats } from '../strings/use-formats';
import { t } from '../strings/words';
import { Button } from '../ui/button';
import { likelyCountry, regionName } from './places';

/** The household average of a country as a stand-in: with its year and source, and said to be no price of one's own. */
export function RegionalDefaultOffer(props: { readonly tz: string; readonly onTake: (taken: RegionalDefault) => void }) {
  const engine = useEngine();
  const formats = useFormats();
  const defaults = useQuery(engine.ask.tariffs.defaults.queryOptions({ input: {} }));
  const [picked, setPicked] = useState<string | null>(null);
  const entries = useMemo(() => defaults.data?.defaults ?? [], [defaults.data]);
  const likely = useMemo(() => likelyCountry(formats.locale, props.tz, entries.map((entry) => entry.country).filter((country) => country.length === 2)), [formats.locale, props.tz, entries]);
  const chosen = entries.find((entry) => entry.country === (picked ?? likely));
  const price = (entry: RegionalDefault): string => formats.quantityText(entry.perKwh, `${entry.currency}/kWh`);
  return (
    <div className="nw-regional">
      <Select
        label={t('tariff.default.pick')}
        placeholder={t('tariff.default.none')}
        value={chosen?.country ?? null}
        data={entries.map((entry) => ({ value: entry.country, label: regionName(entry.country, formats.locale) })).toSorted((a, b) => a.label.localeCompare(b.label))}
        onChange={setPicked}
        searchable
        clearable={false}
        classNames={{ label: 'nw-field__label' }}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      {chosen === undefined ? null : (
        <div className="nw-stack nw-stack--tight">
          <div>
            <Button onClick={() => props.onTake(chosen)}>{t('tariff.default.use', { price: price(chosen) })}</Button>
          </div>
          <p className="nw-small nw-muted">{t('tariff.default.source', { asOf: chosen.asOf, source: chosen.source })}</p>
        </div>
      )}
    </div>
  );
}

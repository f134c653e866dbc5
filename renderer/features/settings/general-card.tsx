import { Switch, useMantineColorScheme } from '@mantine/core';
import { Choice } from '../../forms/choice';
import { zoneOptions } from '../../forms/places';
import { currencyOptions } from '../../forms/currencies';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { Segments } from '../../ui/range-switch';
import { useSettings } from './use-settings';

const THEMES = ['dark', 'light', 'auto'] as const;

/** Currency, zone, where a day begins, wear, and the look of this window. */
export function GeneralCard() {
  const { settings, state, save, error } = useSettings();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Card title={t('settings.section.general')} state={state} minHeight={200}>
      {settings === undefined ? null : (
        <div className="nw-settings-rows">
          <Choice label={t('general.currency')} hint={t('general.currency.hint')} value={settings.currency} onChange={(currency) => save({ currency })} options={currencyOptions(settings.currency)} searchable />
          <Choice
            label={t('general.fiat-rates')}
            hint={t('general.fiat-rates.hint')}
            value={settings.fiatRates}
            onChange={(fiatRates) => save({ fiatRates })}
            options={[
              { value: 'ecb', label: t('general.fiat-rates.ecb') },
              { value: 'blended', label: t('general.fiat-rates.blended') },
            ]}
          />
          <Choice label={t('general.tz')} hint={t('general.tz.hint')} value={settings.tz} onChange={(tz) => save({ tz })} options={zoneOptions(settings.tz)} searchable />
          <Choice
            label={t('general.boundary')}
            value={settings.dayBoundary}
            onChange={(dayBoundary) => save({ dayBoundary })}
            options={[
              { value: 'local', label: t('general.boundary.local') },
              { value: 'utc', label: t('general.boundary.utc') },
            ]}
          />
          <Switch label={t('general.depreciation')} description={t('general.depreciation.hint')} checked={settings.includeDepreciation} onChange={(event) => save({ includeDepreciation: event.currentTarget.checked })} />
          <div>
            <p className="nw-field__label">{t('theme.label')}</p>
            <p className="nw-field__hint">{t('general.theme.hint')}</p>
            <Segments label={t('theme.label')} value={colorScheme} onChange={setColorScheme} options={THEMES.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))} />
          </div>
          {error === null ? null : <p className="nw-loss">{error}</p>}
        </div>
      )}
    </Card>
  );
}

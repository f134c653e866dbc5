import { useMutation, useQuery } from '@tanstack/react-query';
import type { Settings, SettingsPatch } from '../../../shared/contract/schemas/settings';
import type { Tariff } from '../../../shared/domain/tariff';
import { Choice } from '../../forms/choice';
import { currencyOptions } from '../../forms/currencies';
import { zoneOptions } from '../../forms/places';
import { TariffForm } from '../../forms/tariff-form';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { firstTrouble, stateOfAnswer } from '../../state/query-state';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';

/** Where the person lives, in money and time, and what a kWh costs there. */
export function PowerStep(props: { readonly onDone: () => void }) {
  const engine = useEngine();
  const settings = useQuery(engine.ask.settings.get.queryOptions({ input: {} }));
  const tariffs = useQuery(engine.ask.tariffs.list.queryOptions({ input: {} }));
  return (
    <Card title={t('welcome.power')} state={firstTrouble(stateOfAnswer(settings), stateOfAnswer(tariffs))} minHeight={280}>
      {settings.data === undefined || tariffs.data === undefined ? null : (
        <div>
          <Place settings={settings.data} />
          <Price settings={settings.data} tariff={tariffs.data.tariffs[0] ?? null} onDone={props.onDone} />
        </div>
      )}
    </Card>
  );
}

function Place(props: { readonly settings: Settings }) {
  const engine = useEngine();
  const { settings } = props;
  const set = useMutation({ mutationFn: (patch: SettingsPatch) => engine.client.settings.set(patch), onSuccess: () => engine.refresh(['settings']) });
  const asked = set.isPending ? set.variables : {};
  const shown = { currency: asked.currency ?? settings.currency, tz: asked.tz ?? settings.tz };
  return (
    <div className="nw-welcome__place">
      <div className="nw-form__pair">
        <Choice label={t('general.currency')} value={shown.currency} onChange={(currency) => set.mutate({ currency })} options={currencyOptions(shown.currency)} searchable />
        <Choice label={t('general.tz')} value={shown.tz} onChange={(tz) => set.mutate({ tz })} options={zoneOptions(shown.tz)} searchable />
      </div>
      {set.error === null ? null : <p className="nw-loss">{wordsOfError(set.error)}</p>}
    </div>
  );
}

function Price(props: { readonly settings: Settings; readonly tariff: Tariff | null; readonly onDone: () => void }) {
  const { settings, tariff } = props;
  return (
    <div className="nw-stack">
      <p className="nw-welcome__lead">{tariff === null ? t('welcome.power.lead') : t('welcome.power.have')}</p>
      <TariffForm key={`${tariff?.id ?? 'new'}-${settings.currency}-${settings.tz}`} tariff={tariff} currency={settings.currency} tz={settings.tz} onDone={props.onDone} saveLabel={t('welcome.save')} />
    </div>
  );
}

import { Switch } from '@mantine/core';
import type { Settings } from '../../../shared/contract/schemas/settings';
import { FormFrame } from '../../forms/form-frame';
import { useNumberField } from '../../forms/use-number-field';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { EndpointList } from './endpoint-list';
import { OtherEndpoints } from './other-endpoints';
import { SourceSwitches } from './source-switches';
import { useSettings, type SettingsDesk } from './use-settings';

/** Endpoints of the chain, the pace of reading, and a switch for each kind of source. */
export function SourcesCard() {
  const desk = useSettings();
  const list = useSettings();
  const others = useSettings();
  const switches = useSettings();
  return (
    <Card title={t('settings.section.sources')} state={desk.state} minHeight={200}>
      {desk.settings === undefined ? null : (
        <div className="nw-settings-rows">
          <Switch label={t('sources.chain')} description={t('sources.chain.hint')} checked={desk.settings.chainEnabled} onChange={(event) => desk.save({ chainEnabled: event.currentTarget.checked })} />
          <Switch label={t('sources.prices')} description={t('sources.prices.hint')} checked={desk.settings.pricesEnabled} onChange={(event) => desk.save({ pricesEnabled: event.currentTarget.checked })} />
          <EndpointList desk={list} settings={desk.settings} />
          <OtherEndpoints desk={others} settings={desk.settings} />
          <SourceSwitches desk={switches} settings={desk.settings} />
          <PaceForm key={desk.settings.syncEveryMinutes} desk={desk} settings={desk.settings} />
        </div>
      )}
    </Card>
  );
}

function PaceForm(props: { readonly desk: SettingsDesk; readonly settings: Settings }) {
  const every = useNumberField(props.settings.syncEveryMinutes, { low: 5, high: 1440, required: true, example: '30' });
  const same = every.value === props.settings.syncEveryMinutes;
  return (
    <FormFrame canSave={every.valid && !same} busy={props.desk.busy} error={props.desk.error} onSave={() => props.desk.save({ syncEveryMinutes: Math.round(every.value ?? 30) })}>
      <Field label={t('sources.every')} type="number" unit={t('sources.every.unit')} value={every.text} onChange={every.set} error={every.error} width={180} />
    </FormFrame>
  );
}

import { Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '../../../shared/contract/schemas/settings';
import { FormFrame } from '../../forms/form-frame';
import { useNumberField } from '../../forms/use-number-field';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { useSettings, type SettingsDesk } from './use-settings';

/** Endpoints of the chain, the pace of reading, and a switch for each kind of source. */
export function SourcesCard() {
  const desk = useSettings();
  return (
    <Card title={t('settings.section.sources')} state={desk.state} minHeight={200}>
      {desk.settings === undefined ? null : (
        <div className="nw-settings-rows">
          <Switch label={t('sources.chain')} description={t('sources.chain.hint')} checked={desk.settings.chainEnabled} onChange={(event) => desk.save({ chainEnabled: event.currentTarget.checked })} />
          <Switch label={t('sources.prices')} description={t('sources.prices.hint')} checked={desk.settings.pricesEnabled} onChange={(event) => desk.save({ pricesEnabled: event.currentTarget.checked })} />
          <EndpointForm key={desk.settings.solanaEndpoints.join(' ')} desk={desk} settings={desk.settings} />
        </div>
      )}
    </Card>
  );
}

/** https everywhere, http on this machine only; the engine checks the same again. */
const fits = (endpoint: string): boolean => /^https:\/\/[^\s/]+/.test(endpoint) || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(endpoint);

function EndpointForm(props: { readonly desk: SettingsDesk; readonly settings: Settings }) {
  const [text, setText] = useState(props.settings.solanaEndpoints.join('\n'));
  const every = useNumberField(props.settings.syncEveryMinutes, { low: 5, high: 1440, required: true, example: '30' });
  const endpoints = text.split(/\s+/).filter((line) => line !== '');
  const valid = endpoints.length > 0 && endpoints.every(fits);
  return (
    <FormFrame canSave={valid && every.valid} busy={false} error={props.desk.error} onSave={() => props.desk.save({ solanaEndpoints: endpoints, syncEveryMinutes: Math.round(every.value ?? 30) })}>
      <Textarea
        label={t('sources.endpoints')}
        description={t('sources.endpoints.hint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={3}
        spellCheck={false}
        error={valid ? undefined : t('sources.endpoints.wrong')}
        classNames={{ label: 'nw-field__label', description: 'nw-field__hint', input: 'nw-mono' }}
      />
      <Field label={t('sources.every')} type="number" unit={t('sources.every.unit')} value={every.text} onChange={every.set} error={every.error} width={180} />
    </FormFrame>
  );
}

import type { Settings } from '../../../shared/contract/schemas/settings';
import { FormFrame } from '../../forms/form-frame';
import { useNumberField } from '../../forms/use-number-field';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { useSettings, type SettingsDesk } from './use-settings';

/** How often the machine is read, and how much of the raw answers is kept. */
export function SamplingCard() {
  const desk = useSettings();
  return (
    <Card title={t('settings.section.sampling')} state={desk.state} minHeight={160}>
      {desk.settings === undefined ? null : <SamplingForm key={JSON.stringify([desk.settings.sampleWatchedMs, desk.settings.sampleIdleMs, desk.settings.sampleSlowMs, desk.settings.archiveLimitMb])} desk={desk} settings={desk.settings} />}
    </Card>
  );
}

function SamplingForm(props: { readonly desk: SettingsDesk; readonly settings: Settings }) {
  const { settings } = props;
  const watched = useNumberField(settings.sampleWatchedMs / 1000, { low: 1, high: 60, required: true, example: '5' });
  const idle = useNumberField(settings.sampleIdleMs / 1000, { low: 5, high: 600, required: true, example: '15' });
  const slow = useNumberField(settings.sampleSlowMs / 1000, { low: 10, high: 3600, required: true, example: '60' });
  const archive = useNumberField(settings.archiveLimitMb, { low: 10, high: 100_000, required: true, example: '500' });
  const fields = [watched, idle, slow, archive];
  const ms = (seconds: number | null, otherwise: number): number => (seconds === null ? otherwise : Math.round(seconds * 1000));
  return (
    <FormFrame
      canSave={fields.every((field) => field.valid)}
      busy={props.desk.busy}
      error={props.desk.error}
      onSave={() =>
        props.desk.save({
          sampleWatchedMs: ms(watched.value, settings.sampleWatchedMs),
          sampleIdleMs: ms(idle.value, settings.sampleIdleMs),
          sampleSlowMs: ms(slow.value, settings.sampleSlowMs),
          archiveLimitMb: Math.round(archive.value ?? settings.archiveLimitMb),
        })
      }
    >
      <div className="nw-form__pair">
        <Field label={t('sampling.watched')} type="number" unit={t('sampling.seconds')} value={watched.text} onChange={watched.set} error={watched.error} />
        <Field label={t('sampling.idle')} type="number" unit={t('sampling.seconds')} value={idle.text} onChange={idle.set} error={idle.error} />
        <Field label={t('sampling.slow')} type="number" unit={t('sampling.seconds')} value={slow.text} onChange={slow.set} error={slow.error} />
      </div>
      <Field label={t('sampling.archive')} hint={t('sampling.archive.hint')} type="number" unit={t('sampling.archive.unit')} value={archive.text} onChange={archive.set} error={archive.error} width={360} />
    </FormFrame>
  );
}

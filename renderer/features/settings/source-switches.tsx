import { Switch } from '@mantine/core';
import type { Settings } from '../../../shared/contract/schemas/settings';
import { t } from '../../strings/words';
import { SOURCE_IDS } from './source-ids';
import type { SettingsDesk } from './use-settings';

/** A switch for each source: one that is off is not asked, and what it told before stays. */
export function SourceSwitches(props: { readonly desk: SettingsDesk; readonly settings: Settings }) {
  const { desk, settings } = props;
  const off = new Set(settings.sourcesOff);
  const toggle = (id: string): void => {
    const next = new Set(off);
    if (!next.delete(id)) next.add(id);
    desk.save({ sourcesOff: [...next] });
  };
  return (
    <fieldset className="nw-switches">
      <legend className="nw-field__label">{t('source-switches')}</legend>
      <p className="nw-field__hint">{t('source-switches.hint')}</p>
      <div className="nw-switches__grid">
        {SOURCE_IDS.map((id) => (
          <Switch key={id} label={t(`source-switch.${id}`)} description={t(`source-switch.${id}.learns`)} checked={!off.has(id)} disabled={!settings.chainEnabled || desk.busy} onChange={() => toggle(id)} />
        ))}
      </div>
      {desk.error === null ? null : <p className="nw-loss" role="alert">{desk.error}</p>}
    </fieldset>
  );
}

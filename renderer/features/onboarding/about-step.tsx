import type { HardwareSnapshot } from '../../../shared/domain/hardware';
import { useEngine, useLive } from '../../state/engine';
import type { Formats } from '../../strings/formats';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { wattsOf } from './measured-watts';

/** What the app does, what it never asks for, and that it has begun already. */
export function AboutStep() {
  const engine = useEngine();
  const formats = useFormats();
  const live = useLive(engine.hardware);
  const snapshot = live.data?.snapshot ?? null;
  const parts = snapshot === null ? [] : liveWords(snapshot, formats);
  return (
    <Card title={t('welcome.about')} minHeight={240}>
      <div className="nw-stack">
        <p className="nw-welcome__lead">{t('welcome.about.lead')}</p>
        <div className="nw-welcome__columns">
          <List title={t('welcome.about.does')} mark="✓" lines={[t('welcome.about.does.watch'), t('welcome.about.does.read'), t('welcome.about.does.compute')]} />
          <List title={t('welcome.about.never')} mark="✕" lines={[t('welcome.about.never.keys'), t('welcome.about.never.account')]} />
        </div>
        <p className="nw-muted">{t('welcome.about.talks')}</p>
        {parts.length === 0 ? null : (
          <p className="nw-welcome__live">
            {t('welcome.about.live')} <strong>{parts.join(' · ')}</strong>
          </p>
        )}
      </div>
    </Card>
  );
}

function List(props: { readonly title: string; readonly mark: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h3>{props.title}</h3>
      <ul className="nw-welcome__list">
        {props.lines.map((line) => (
          <li key={line}>
            <span aria-hidden="true">{props.mark}</span>
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function liveWords(snapshot: HardwareSnapshot, formats: Formats): readonly string[] {
  const watts = wattsOf(snapshot);
  return [
    ...(snapshot.cpu.state === 'ok' ? [t('welcome.about.live.cpu', { load: formats.percent(snapshot.cpu.value.loadPct, 0) })] : []),
    ...(snapshot.memory.state === 'ok' ? [t('welcome.about.live.memory', { load: formats.percent((snapshot.memory.value.usedB / snapshot.memory.value.totalB) * 100, 0) })] : []),
    ...(watts === null ? [] : [t('welcome.about.live.watts', { watts: formats.quantityText(watts, 'W') })]),
  ];
}

import { useEngine, useLive } from '../state/engine';
import { usePausable } from '../state/use-pausable';
import { useFormats } from '../strings/use-formats';
import { t } from '../strings/words';
import { Card } from '../ui/card';
import { FRESH, LOADING } from '../ui/card-state';
import { QuantityView } from '../ui/figure';
import { PauseButton } from '../ui/pause-button';
import './live-card.css';

/** This machine at this moment, in a few numbers: on Home and in the setup, before anything is typed. */
export function LiveCard() {
  const engine = useEngine();
  const formats = useFormats();
  const { shown: live, paused, toggle } = usePausable(useLive(engine.hardware));
  const snapshot = live.data?.snapshot ?? null;
  const state = snapshot === null ? LOADING : live.brokenSinceMs === null ? FRESH : ({ kind: 'stale', asOfMs: snapshot.atMs } as const);
  const parts =
    snapshot === null
      ? []
      : [
          ...(snapshot.cpu.state === 'ok' ? [{ id: 'cpu', label: t('hardware.cpu'), value: snapshot.cpu.value.loadPct, unit: '%' }] : []),
          ...(snapshot.memory.state === 'ok' ? [{ id: 'memory', label: t('hardware.memory'), value: (snapshot.memory.value.usedB / snapshot.memory.value.totalB) * 100, unit: '%' }] : []),
          ...(snapshot.gpus.state === 'ok' ? snapshot.gpus.value.flatMap((gpu) => (gpu.loadPct === null ? [] : [{ id: gpu.id, label: gpu.name, value: gpu.loadPct, unit: '%' }])) : []),
          ...(snapshot.temperatures.state === 'ok' ? snapshot.temperatures.value.slice(0, 2).map((entry) => ({ id: entry.id, label: entry.label, value: entry.celsius, unit: 'C' })) : []),
        ];
  return (
    <Card title={t('home.live')} state={state} figureKind="measured" asOfMs={snapshot?.atMs ?? null} {...(snapshot === null ? {} : { controls: <PauseButton paused={paused} onToggle={toggle} /> })} minHeight={100}>
      <div className="nw-live">
        {parts.map((part) => (
          <div className="nw-live__part" key={part.id}>
            <p className="nw-live__label">{part.label}</p>
            <QuantityView value={part.value} unit={part.unit} size="figure" />
          </div>
        ))}
      </div>
      {snapshot !== null && snapshot.uptime.state === 'ok' ? <p className="nw-small nw-muted">{t('hardware.up-for', { time: formats.duration(snapshot.uptime.value.uptimeS * 1000) })}</p> : null}
    </Card>
  );
}

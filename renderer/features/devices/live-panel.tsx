import type { ReactNode } from 'react';
import type { HardwareSnapshot, Reading } from '../../../shared/domain/hardware';
import { useEngine, useLive } from '../../state/engine';
import { usePausable } from '../../state/use-pausable';
import { remedyWords, reasonWords } from '../../strings/reasons';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { FRESH, LOADING } from '../../ui/card-state';
import { QuantityView } from '../../ui/figure';
import { PauseButton } from '../../ui/pause-button';
import { DiskTable } from './disk-table';
import { GpuParts } from './gpu-parts';
import { HourLine } from './hour-line';
import { Meter } from './meter';

/** This machine at this moment, as numbers; a part that cannot be read says why and what would help. */
export function LivePanel(props: { readonly deviceId: string }) {
  const engine = useEngine();
  const { shown: live, paused, toggle } = usePausable(useLive(engine.hardware));
  const snapshot = live.data?.snapshot ?? null;
  const state = snapshot === null ? LOADING : live.brokenSinceMs === null ? FRESH : ({ kind: 'stale', asOfMs: snapshot.atMs } as const);
  return (
    <Card title={t('device.live')} state={state} figureKind="measured" asOfMs={snapshot?.atMs ?? null} {...(snapshot === null ? {} : { controls: <PauseButton paused={paused} onToggle={toggle} /> })} minHeight={320}>
      {snapshot === null ? null : (
        <div className="nw-stack">
          <LiveParts snapshot={snapshot} />
          <HourLine deviceId={props.deviceId} snapshot={snapshot} />
        </div>
      )}
    </Card>
  );
}

function LiveParts(props: { readonly snapshot: HardwareSnapshot }) {
  const formats = useFormats();
  const { snapshot } = props;
  return (
    <div className="nw-parts">
      <Part label={t('hardware.cpu')} reading={snapshot.cpu}>
        {(cpu) => (
          <>
            <QuantityView value={cpu.loadPct} unit="%" size="figure" />
            <p className="nw-part__more">{cpu.model}</p>
            <Cores loads={cpu.coresPct} />
          </>
        )}
      </Part>
      <Part label={t('hardware.memory')} reading={snapshot.memory}>
        {(memory) => (
          <>
            <QuantityView value={(memory.usedB / memory.totalB) * 100} unit="%" size="figure" />
            <Meter share={memory.usedB / memory.totalB} />
            <p className="nw-part__more">
              {formats.bytesBinary(memory.usedB)} {t('memory.of', { total: formats.bytesBinary(memory.totalB) })}
              {memory.swapTotalB > 0 ? ` · ${t('hardware.swap')} ${formats.bytesBinary(memory.swapUsedB)}` : ''}
            </p>
          </>
        )}
      </Part>
      <Part label={t('hardware.power')} reading={snapshot.power}>
        {(power) => (power.packageW === null ? <Unread reason="not-supported" /> : <QuantityView value={power.packageW} unit="W" size="figure" />)}
      </Part>
      <Part label={t('hardware.uptime')} reading={snapshot.uptime}>
        {(uptime) => (
          <>
            <span className="nw-figure nw-figure--title">{formats.duration(uptime.uptimeS * 1000)}</span>
            <p className="nw-part__more">{t('hardware.booted', { time: formats.dateTime(uptime.bootAtMs) })}</p>
          </>
        )}
      </Part>
      <Part label={t('hardware.temperatures')} reading={snapshot.temperatures}>
        {(temperatures) => (temperatures.length === 0 ? <Unread reason="no-device" /> : <Pairs pairs={temperatures.map((entry) => [entry.label, formats.quantityText(entry.celsius, 'C')])} />)}
      </Part>
      <Part label={t('hardware.networks')} reading={snapshot.networks}>
        {(networks) => <Pairs pairs={networks.map((entry) => [entry.name, `↓ ${rate(entry.receivedBps, formats.quantityText)}  ↑ ${rate(entry.sentBps, formats.quantityText)}`])} />}
      </Part>
      <Part label={t('hardware.gpus')} reading={snapshot.gpus} wide>
        {(gpus) => (gpus.length === 0 ? <Unread reason="no-device" /> : <GpuParts gpus={gpus} />)}
      </Part>
      <Part label={t('hardware.disks')} reading={snapshot.disks} wide>
        {(disks) => <DiskTable disks={disks} />}
      </Part>
    </div>
  );
}

const rate = (value: number | null, text: (value: number, unit: string) => string): string => (value === null ? '—' : text(value, 'Bps'));

function Part<T>(props: { readonly label: string; readonly reading: Reading<T>; readonly wide?: boolean; readonly children: (value: T) => ReactNode }) {
  return (
    <section className={props.wide === true ? 'nw-part nw-part--wide' : 'nw-part'} aria-label={props.label}>
      <h3 className="nw-part__label">{props.label}</h3>
      {props.reading.state === 'ok' ? props.children(props.reading.value) : <Unread reason={props.reading.reason} />}
    </section>
  );
}

function Unread(props: { readonly reason: string }) {
  const remedy = remedyWords(props.reason);
  return (
    <>
      <p className="nw-unknown">
        <span aria-hidden="true">— </span>
        {reasonWords(props.reason)}
      </p>
      {remedy === null ? null : <p className="nw-part__more">{remedy}</p>}
    </>
  );
}

function Cores(props: { readonly loads: readonly number[] }) {
  const formats = useFormats();
  const words = props.loads.map((load) => formats.percent(load, 0)).join(', ');
  return (
    <div className="nw-cores" role="img" aria-label={`${t('hardware.cores')}: ${words}`} title={words}>
      {props.loads.map((load, core) => (
        // Cores have no name but their number.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={core} className="nw-cores__bar" style={{ height: `${Math.max(3, load)}%` }} />
      ))}
    </div>
  );
}

function Pairs(props: { readonly pairs: readonly (readonly [string, string])[] }) {
  return (
    <dl className="nw-facts">
      {props.pairs.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

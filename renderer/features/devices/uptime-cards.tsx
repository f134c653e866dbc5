import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { UptimeCells } from '../../charts/uptime-cells';
import { zoneOf } from '../../../shared/units/zone';
import { useEngine } from '../../state/engine';
import { useDayZone } from '../../state/use-day-zone';
import { stateOfAnswer } from '../../state/query-state';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** Uptime of the last day in quarter hours, and of the last 90 days. */
export function UptimeCards(props: { readonly deviceId: string }) {
  const [nowMs] = useState(() => Date.now());
  const dayEnd = Math.ceil(nowMs / QUARTER_MS) * QUARTER_MS;
  // Whole local days: the end is the next midnight of the operator's zone.
  const zone = zoneOf(useDayZone());
  const midnight = zone.startOfDay(zone.dayAt(nowMs) + 1);
  return (
    <>
      <div className="nw-span-6">
        <Cells deviceId={props.deviceId} title={t('device.uptime.day')} fromMs={dayEnd - DAY_MS} toMs={dayEnd} cells={96} unit="time" />
      </div>
      <div className="nw-span-6">
        <Cells deviceId={props.deviceId} title={t('device.uptime.quarter')} fromMs={midnight - 90 * DAY_MS} toMs={midnight} cells={90} unit="day" />
      </div>
    </>
  );
}

function Cells(props: { readonly deviceId: string; readonly title: string; readonly fromMs: number; readonly toMs: number; readonly cells: number; readonly unit: 'time' | 'day' }) {
  const engine = useEngine();
  const asked = useQuery(engine.ask.hardware.uptime.queryOptions({ input: { deviceId: props.deviceId, fromMs: props.fromMs, toMs: props.toMs, cells: props.cells } }));
  return (
    <Card title={props.title} state={stateOfAnswer(asked)} figureKind="measured" minHeight={96}>
      {asked.data === undefined ? null : <UptimeCells title={props.title} cells={asked.data.cells} unit={props.unit} upShare={asked.data.upShare} watchedShare={asked.data.watchedShare} />}
    </Card>
  );
}

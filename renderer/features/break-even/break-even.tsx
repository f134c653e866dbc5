import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeviceRow } from '../../../shared/contract/schemas/devices';
import type { BreakEvenDesk } from '../../navigation/routes';
import { useEngine } from '../../state/engine';
import { stateOfAnswer } from '../../state/query-state';
import { useNetworkNames } from '../../state/network-names';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { BreakEvenOf, THOUGHT, type Subject } from './break-even-of';
import './break-even.css';

/** The verdict first, then what it rests on. */
export function BreakEvenPage(props: { readonly id: string | null; readonly desk: BreakEvenDesk }) {
  const engine = useEngine();
  const names = useNetworkNames();
  const devices = useQuery(engine.ask.devices.list.queryOptions({ input: {} }));
  const [months, setMonths] = useState(60);
  if (devices.data === undefined) {
    return (
      <>
        <h1 className="nw-page-title">{t('be.title')}</h1>
        <Card title={t('be.verdict')} state={stateOfAnswer(devices)} minHeight={280} />
      </>
    );
  }
  const subjects = [...subjectsOf(devices.data.rows, names.name), { id: THOUGHT, deviceId: null, label: t('be.which.thought') }];
  const subject = subjects.find((entry) => entry.id === props.id) ?? subjects[0];
  if (subject === undefined) return null;
  return <BreakEvenOf key={subject.id} subject={subject} subjects={subjects} months={months} onMonths={setMonths} />;
}

/** Deployments still at work first, in the order of the devices. */
function subjectsOf(rows: readonly DeviceRow[], nameOf: (network: string) => string): readonly Subject[] {
  const all = rows.flatMap((row) => row.deployments.map((entry) => ({ entry, row })));
  return [...all.filter(({ entry }) => entry.toDate === null), ...all.filter(({ entry }) => entry.toDate !== null)].map(({ entry, row }) => ({
    id: entry.id,
    deviceId: row.device.id,
    label: t('be.which.deployment', { device: row.device.name, network: nameOf(entry.network) }),
  }));
}

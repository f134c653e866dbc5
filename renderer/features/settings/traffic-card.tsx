import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OutputOf } from '../../../shared/contract/handlers';
import { useEngine } from '../../state/engine';
import { stateOfAnswer } from '../../state/query-state';
import { t, wordsForCode } from '../../strings/words';
import { Age } from '../../ui/age';
import { Card } from '../../ui/card';
import { DataTable, type Column } from '../../ui/data-table';

type Host = OutputOf<'system', 'traffic'>['hosts'][number];

/** Every host the app talked to, and what it learns. */
export function TrafficCard() {
  const engine = useEngine();
  const asked = useQuery(engine.ask.system.traffic.queryOptions({ input: {} }));
  const columns = useMemo(() => hostColumns(), []);
  return (
    <Card title={t('settings.section.traffic')} state={stateOfAnswer(asked)} figureKind="measured" minHeight={100}>
      <div className="nw-stack nw-stack--tight">
        <p className="nw-muted">{t('traffic.lead')}</p>
        <DataTable caption={t('settings.section.traffic')} columns={columns} rows={asked.data?.hosts ?? []} rowId={(host) => host.host} emptyText={t('traffic.none')} csvName="hosts" />
      </div>
    </Card>
  );
}

function hostColumns(): readonly Column<Host>[] {
  const purposes = (host: Host): string => host.purposes.map((purpose) => wordsForCode('traffic.purpose', purpose) ?? purpose).join(', ');
  const learns = (host: Host): string => [...new Set(host.purposes.flatMap((purpose) => wordsForCode('traffic.learns', purpose) ?? []))].join('; ');
  return [
    { id: 'host', title: t('traffic.column.host'), cell: (host) => host.host, sortBy: (host) => host.host, csv: (host) => host.host },
    { id: 'for', title: t('traffic.column.for'), cell: purposes, sortBy: purposes, csv: purposes },
    { id: 'calls', title: t('traffic.column.calls'), align: 'right', cell: (host) => host.calls, sortBy: (host) => host.calls, csv: (host) => host.calls },
    { id: 'failures', title: t('traffic.column.failures'), align: 'right', cell: (host) => host.failures, sortBy: (host) => host.failures, csv: (host) => host.failures },
    {
      id: 'last',
      title: t('traffic.column.last'),
      cell: (host) =>
        host.lastCallAtMs === null ? (
          <span className="nw-unknown">—</span>
        ) : (
          <>
            <Age atMs={host.lastCallAtMs} /> {host.lastStatus === null ? null : <span className="nw-muted">({host.lastStatus})</span>}
          </>
        ),
      sortBy: (host) => host.lastCallAtMs,
      csv: (host) => (host.lastCallAtMs === null ? null : new Date(host.lastCallAtMs).toISOString()),
    },
    { id: 'learns', title: t('traffic.column.learns'), cell: (host) => <span className="nw-table__wrap nw-muted">{learns(host)}</span>, csv: learns },
  ];
}

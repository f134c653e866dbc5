import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Settings, SettingsPatch } from '../../../shared/contract/schemas/settings';
import { useEngine } from '../../state/engine';
import { firstTrouble, stateOfAnswer } from '../../state/query-state';
import { t } from '../../strings/words';
import { Age } from '../../ui/age';
import { Card } from '../../ui/card';
import { DataTable, type Column } from '../../ui/data-table';
import { hostsOf, kindsOf, switchOf, type Host } from './known-hosts';
import { useSettings } from './use-settings';

/** Every host the app talked to or will talk to: what it learns, how often it was asked, and the switch that stops it. */
export function TrafficCard() {
  const engine = useEngine();
  const asked = useQuery(engine.ask.system.traffic.queryOptions({ input: {} }));
  const { settings, state, save, error } = useSettings();
  const columns = useMemo(() => (settings === undefined ? [] : hostColumns(settings, save)), [settings, save]);
  const rows = asked.data === undefined || settings === undefined ? [] : hostsOf(asked.data.hosts, settings);
  return (
    <Card title={t('settings.section.traffic')} state={firstTrouble(stateOfAnswer(asked), state)} figureKind="measured" minHeight={100}>
      <div className="nw-stack nw-stack--tight">
        <p className="nw-muted">{t('traffic.lead')}</p>
        <DataTable caption={t('settings.section.traffic')} columns={columns} rows={rows} rowId={(host) => host.host} emptyText={t('traffic.none')} csvName="hosts" />
        {error === null ? null : <p className="nw-loss">{error}</p>}
      </div>
    </Card>
  );
}

function hostColumns(settings: Settings, save: (patch: SettingsPatch) => void): readonly Column<Host>[] {
  const purposes = (host: Host): string => kindsOf(host).map((kind) => t(`traffic.purpose.${kind}`)).join(', ');
  const learns = (host: Host): string => kindsOf(host).map((kind) => t(`traffic.learns.${kind}`)).join('; ');
  return [
    { id: 'host', title: t('traffic.column.host'), cell: (host) => host.host, sortBy: (host) => host.host, csv: (host) => host.host },
    { id: 'for', title: t('traffic.column.for'), cell: purposes, sortBy: purposes, csv: purposes },
    { id: 'learns', title: t('traffic.column.learns'), cell: (host) => <div className="nw-settings-text nw-muted">{learns(host)}</div>, csv: learns },
    { id: 'calls', title: t('traffic.column.calls'), align: 'right', cell: (host) => host.calls, sortBy: (host) => host.calls, csv: (host) => host.calls },
    { id: 'failures', title: t('traffic.column.failures'), align: 'right', cell: (host) => (host.failures > 0 ? <span className="nw-warn">{host.failures}</span> : host.failures), sortBy: (host) => host.failures, csv: (host) => host.failures },
    {
      id: 'last',
      title: t('traffic.column.last'),
      cell: (host) =>
        host.lastCallAtMs === null ? (
          <span className="nw-muted">{t('traffic.not-yet')}</span>
        ) : (
          <>
            <Age atMs={host.lastCallAtMs} /> {host.lastStatus === null ? null : <span className="nw-muted">({host.lastStatus})</span>}
          </>
        ),
      sortBy: (host) => host.lastCallAtMs,
      csv: (host) => (host.lastCallAtMs === null ? null : new Date(host.lastCallAtMs).toISOString()),
    },
    {
      id: 'switch',
      title: t('traffic.column.switch'),
      cell: (host) => {
        const keys = [...new Set(kindsOf(host).flatMap((kind) => switchOf(kind) ?? []))];
        return keys.map((key) => (
          <Switch key={key} size="xs" checked={settings[key]} aria-label={t('traffic.switch', { host: host.host, what: t(key === 'chainEnabled' ? 'sources.chain' : 'sources.prices') })} title={t(key === 'chainEnabled' ? 'traffic.switch.chain' : 'traffic.switch.prices')} onChange={(event) => save({ [key]: event.currentTarget.checked })} />
        ));
      },
    },
  ];
}

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { DeviceRow } from '../../../shared/contract/schemas/devices';
import type { Figure } from '../../../shared/domain/figure';
import { DeviceForm } from '../../forms/device-form';
import { hrefOf } from '../../navigation/routes';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { firstTrouble, stateOfAnswer } from '../../state/query-state';
import { useNetworkNames } from '../../state/network-names';
import { gapWords } from '../../strings/sources';
import { useFormats } from '../../strings/use-formats';
import type { Formats } from '../../strings/formats';
import { t } from '../../strings/words';
import { Age } from '../../ui/age';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { FRESH } from '../../ui/card-state';
import { DataTable, type Column } from '../../ui/data-table';
import { Field } from '../../ui/field';
import { FigureView } from '../../ui/figure';
import { Dialog } from '../../ui/panels';
import { LoadTrend } from './load-trend';
import { StateWord } from './state-word';

/** The fleet as a table, by net, with what is not known named. */
export function DeviceList() {
  const engine = useEngine();
  const names = useNetworkNames();
  const formats = useFormats();
  const asked = useQuery(engine.ask.devices.list.queryOptions({ input: {} }));
  const settings = useQuery(engine.ask.settings.get.queryOptions({ input: {} }));
  const [adding, setAdding] = useState(false);
  const [search, setSearch] = useState('');
  const all = useMemo(() => asked.data?.rows ?? [], [asked.data]);
  const rows = all.filter((row) => row.device.name.toLowerCase().includes(search.trim().toLowerCase()));
  const currency = settings.data?.currency ?? all[0]?.netMonth.unit ?? 'EUR';
  const columns = useMemo(() => columnsOf(formats, all, names.name), [formats, all, names]);
  const known = all.filter((row) => row.netIsKnown).length;
  return (
    <>
      <div className="nw-page-head">
        <h1>{t('devices.title')}</h1>
        <div className="nw-row">
          {all.length > 3 ? (
            <div data-search>
              <Field label={t('devices.search')} type="search" value={search} onChange={setSearch} width={220} />
            </div>
          ) : null}
          <Button onClick={() => setAdding(true)}>{t('devices.add')}</Button>
        </div>
      </div>
      <Card
        title={t('devices.table')}
        state={firstTrouble(stateOfAnswer(asked), asked.data !== undefined && all.length === 0 ? { kind: 'first-run', message: t('devices.none.lead') } : known < all.length ? { kind: 'partial', have: known, of: all.length, what: 'devices' } : FRESH)}
        minHeight={240}
      >
        <DataTable caption={t('devices.table')} columns={columns} rows={rows} rowId={(row) => row.device.id} csvName="devices" initialSort={{ columnId: 'net', descending: true }} onOpen={(row) => go({ page: 'devices', id: row.device.id })} />
      </Card>
      <Dialog opened={adding} title={t('form.device.title.new')} onClose={() => setAdding(false)} size="lg">
        <DeviceForm device={null} currency={currency} onDone={() => setAdding(false)} onCancel={() => setAdding(false)} />
      </Dialog>
    </>
  );
}

const valueOf = (figure: Figure): number | null => (figure.value.known ? figure.value.value : null);

function columnsOf(formats: Formats, rows: readonly DeviceRow[], nameOf: (network: string) => string): readonly Column<DeviceRow>[] {
  const figure = (id: string, title: string, of: (row: DeviceRow) => Figure, signed = false): Column<DeviceRow> => ({
    id,
    title,
    align: 'right',
    cell: (row) => <FigureView figure={of(row)} size="body" signed={signed} withReason={false} />,
    sortBy: (row) => valueOf(of(row)),
    csv: (row) => valueOf(of(row)),
  });
  const total = (of: (row: DeviceRow) => Figure) => <FigureView figure={sumOf(rows.map(of))} size="body" withReason={false} />;
  return [
    {
      id: 'name',
      title: t('devices.column.name'),
      cell: (row) => (
        <a href={hrefOf({ page: 'devices', id: row.device.id })} onClick={(event) => event.stopPropagation()}>
          {row.device.name}
        </a>
      ),
      sortBy: (row) => row.device.name,
      csv: (row) => row.device.name,
    },
    { id: 'state', title: t('devices.column.state'), cell: (row) => <StateWord state={row.state} sinceMs={row.stateSinceMs} />, sortBy: (row) => row.state, csv: (row) => row.state },
    {
      ...figure('net', t('devices.column.net'), (row) => row.netMonth, true),
      cell: (row) =>
        row.netIsKnown ? (
          <FigureView figure={row.netMonth} size="body" signed withReason={false} />
        ) : (
          <span className="nw-unknown" title={t('home.not-net', { gaps: row.unknownCosts.map((code) => gapWords(code, nameOf)).join(', ') })}>
            — <span className="nw-hidden">{t('home.not-net', { gaps: row.unknownCosts.map((code) => gapWords(code, nameOf)).join(', ') })}</span>
          </span>
        ),
      // A net with a cost missing is no bound of anything: the sum is only said when every part is known.
      total: <FigureView figure={rows.every((row) => row.netIsKnown) ? sumOf(rows.map((row) => row.netMonth)) : { ...sumOf([]), value: { known: false, reason: 'cost-unknown' } }} size="body" signed withReason={false} />,
    },
    { ...figure('income', t('devices.column.income'), (row) => row.incomeMonth), total: total((row) => row.incomeMonth) },
    { ...figure('cost', t('devices.column.cost'), (row) => row.costMonth), total: total((row) => row.costMonth) },
    figure('watts', t('devices.column.watts'), (row) => row.watts),
    figure('uptime', t('devices.column.uptime'), (row) => row.uptime30d),
    {
      ...figure('load', t('devices.column.load'), (row) => row.load),
      cell: (row) => (
        <span className="nw-load">
          <FigureView figure={row.load} size="body" withReason={false} />
          {row.device.local ? <LoadTrend deviceId={row.device.id} /> : null}
        </span>
      ),
    },
    { id: 'works', title: t('devices.column.works-for'), cell: (row) => worksFor(row, nameOf), sortBy: (row) => worksFor(row, nameOf), csv: (row) => worksFor(row, nameOf) },
    {
      id: 'last',
      title: t('devices.column.last'),
      align: 'right',
      cell: (row) => (row.lastRewardAtMs === null ? <span className="nw-muted">{t('devices.never')}</span> : <Age atMs={row.lastRewardAtMs} />),
      sortBy: (row) => row.lastRewardAtMs,
      csv: (row) => (row.lastRewardAtMs === null ? null : new Date(row.lastRewardAtMs).toISOString()),
    },
  ];
}

function worksFor(row: DeviceRow, nameOf: (network: string) => string): string {
  const names = new Set(row.deployments.filter((entry) => entry.toDate === null).map((entry) => nameOf(entry.network)));
  return names.size === 0 ? t('devices.no-network') : [...names].join(', ');
}

/** The foot of a column: what is known added up, with "≥" while something is missing. */
function sumOf(figures: readonly Figure[]): Figure {
  const values = figures.flatMap((figure) => (figure.value.known ? [figure.value.value] : []));
  const first = figures[0];
  return {
    value: values.length === 0 ? { known: false, reason: 'no-data' } : { known: true, value: values.reduce((sum, value) => sum + value, 0) },
    unit: first?.unit ?? '',
    kind: figures.some((figure) => figure.kind === 'estimated') ? 'estimated' : (first?.kind ?? 'measured'),
    source: first?.source ?? '',
    asOfMs: null,
    parts: figures.length,
    missing: figures.length - values.length,
  };
}

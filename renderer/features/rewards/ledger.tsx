import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { InputOf } from '../../../shared/contract/handlers';
import type { LedgerRow } from '../../../shared/contract/schemas/ledger';
import type { LineKind } from '../../../shared/domain/reward';
import { networks } from '../../../shared/networks/registry';
import { parseLocalDate } from '../../../shared/units/local-date';
import { zoneOf } from '../../../shared/units/zone';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { stateOfAnswer } from '../../state/query-state';
import { useDayZone } from '../../state/use-day-zone';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Chips } from '../../ui/chips';
import { downloadText } from '../../ui/csv';
import { DataTable } from '../../ui/data-table';
import { Field } from '../../ui/field';
import { ledgerColumns } from './ledger-columns';
import { WhyPanel } from './why-panel';

type Filter = InputOf<'rewards', 'list'>['filter'];

const PAGE = 100;
/** Spam is hidden until asked for. */
const KINDS: readonly LineKind[] = ['reward', 'staking', 'zero-claim', 'conversion', 'unclassified', 'spam'];
const SHOWN_FIRST: readonly LineKind[] = ['reward', 'staking', 'zero-claim', 'conversion', 'unclassified'];

/** Lines of the ledger under a filter, newest first. `only` fixes the kind (the tab of unclassified lines). */
export function Ledger(props: { readonly day: string | null; readonly only: LineKind | null }) {
  const engine = useEngine();
  const formats = useFormats();
  const dayZone = useDayZone();
  const [kinds, setKinds] = useState<ReadonlySet<LineKind>>(new Set(SHOWN_FIRST));
  const [networkIds, setNetworkIds] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  const [offset, setOffset] = useState(0);
  const [why, setWhy] = useState<string | null>(null);
  const filter: Filter = {
    kinds: props.only === null ? [...kinds] : [props.only],
    ...(networkIds.size === 0 ? {} : { networks: [...networkIds] }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...spanOf(props.day, dayZone),
  };
  const asked = useQuery({ ...engine.ask.rewards.list.queryOptions({ input: { filter, limit: PAGE, offset } }), placeholderData: keepPreviousData });
  const page = asked.data;
  const columns = useMemo(() => ledgerColumns(formats, setWhy), [formats]);
  const state = stateOfAnswer(asked);
  const onExport = (): void => {
    void engine.client.rewards.exportCsv(filter).then((file) => downloadText(file.fileName, file.csv));
  };
  if (page === undefined) return <Card title={t('ledger.lines')} state={state} minHeight={240} />;
  const first = (change: () => void) => {
    setOffset(0);
    change();
  };
  return (
    <div className="nw-ledger">
      {props.only === 'unclassified' ? <p className="nw-muted">{t('ledger.unclassified.lead')}</p> : null}
      {props.day === null ? null : (
        <p className="nw-row">
          <strong>{t('ledger.day', { day: formats.localDate(props.day) })}</strong>
          <Button look="quiet" onClick={() => go({ page: 'rewards', day: null })}>
            {t('ledger.day.clear')}
          </Button>
        </p>
      )}
      <div className="nw-ledger__filters">
        {props.only === null ? <Chips label={t('ledger.filter.kinds')} selected={kinds} onToggle={(kind) => first(() => setKinds(toggled(kinds, kind)))} options={KINDS.map((kind) => ({ value: kind, label: t(`line.${kind}`), count: page.counts[kind] ?? 0 }))} /> : null}
        {props.only === null ? <Chips label={t('ledger.filter.networks')} selected={networkIds} onToggle={(id) => first(() => setNetworkIds(toggled(networkIds, id)))} options={networks.map((network) => ({ value: network.id, label: network.name }))} /> : null}
        <div className="nw-ledger__search" data-search>
          <Field label={t('ledger.search')} type="search" value={search} onChange={(text) => first(() => setSearch(text))} />
        </div>
      </div>
      <DataTable<LedgerRow> caption={t('ledger.lines')} columns={columns} rows={page.rows} rowId={(row) => row.line.id} maxHeight={560} emptyText={props.only === 'unclassified' ? t('ledger.unclassified.none') : t('ledger.empty')} />
      <div className="nw-ledger__foot">
        <span className="nw-muted">
          {page.value.value.known ? t('ledger.value', { value: formats.quantityText(page.value.value.value, page.value.unit) }) : null} {page.value.value.known && page.value.missing > 0 ? t('ledger.value.missing', { n: page.value.missing }) : null}
        </span>
        <Pages offset={offset} total={page.total} onOffset={setOffset} />
        {page.total > 0 ? (
          <Button look="quiet" onClick={onExport}>
            {t('ledger.export')}
          </Button>
        ) : null}
      </div>
      <WhyPanel id={why} onClose={() => setWhy(null)} />
    </div>
  );
}

function Pages(props: { readonly offset: number; readonly total: number; readonly onOffset: (offset: number) => void }) {
  if (props.total <= PAGE) return null;
  return (
    <span className="nw-ledger__pages">
      <Button disabled={props.offset === 0} onClick={() => props.onOffset(Math.max(0, props.offset - PAGE))}>
        {t('ledger.page.newer')}
      </Button>
      <span>{t('ledger.page', { from: props.offset + 1, to: Math.min(props.total, props.offset + PAGE), total: props.total })}</span>
      <Button disabled={props.offset + PAGE >= props.total} onClick={() => props.onOffset(props.offset + PAGE)}>
        {t('ledger.page.older')}
      </Button>
    </span>
  );
}

function toggled<V>(set: ReadonlySet<V>, value: V): ReadonlySet<V> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

/** First and last instant of a local day. */
function spanOf(day: string | null, zoneName: string): { readonly fromMs?: number; readonly toMs?: number } {
  const epochDay = day === null ? null : parseLocalDate(day);
  if (epochDay === null) return {};
  const zone = zoneOf(zoneName);
  return { fromMs: zone.startOfDay(epochDay), toMs: zone.startOfDay(epochDay + 1) - 1 };
}

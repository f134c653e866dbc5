import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { LedgerRow } from '../../../shared/contract/schemas/ledger';
import type { LineKind } from '../../../shared/domain/reward';
import { parseLocalDate } from '../../../shared/units/local-date';
import { zoneOf } from '../../../shared/units/zone';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { useNetworkNames } from '../../state/network-names';
import { stateOfAnswer } from '../../state/query-state';
import { useDayZone } from '../../state/use-day-zone';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { downloadText } from '../../ui/csv';
import { DataTable } from '../../ui/data-table';
import { ledgerColumns } from './ledger-columns';
import { LedgerFilters, SHOWN_FIRST, type Filters } from './ledger-filters';
import type { LineFilter, OpenedLines } from './opened-lines';
import { WhyPanel } from './why-panel';

const PAGE = 100;

export interface LedgerProps {
  readonly day: string | null;
  readonly network: string | null;
  /** Fixes the kind (the tab of unclassified lines). */
  readonly only: LineKind | null;
  /** Lines that another desk points at: its filter holds instead of the chips. */
  readonly opened: OpenedLines | null;
  readonly onClose: () => void;
}

/** Lines of the ledger under a filter, newest first. */
export function Ledger(props: LedgerProps) {
  const engine = useEngine();
  const formats = useFormats();
  const names = useNetworkNames();
  const dayZone = useDayZone();
  const [filters, setFilters] = useState<Filters>({ kinds: new Set(SHOWN_FIRST), networks: new Set(props.network === null ? [] : [props.network]), walletId: null, search: '' });
  const [offset, setOffset] = useState(0);
  const [why, setWhy] = useState<string | null>(null);
  const filter: LineFilter = props.opened?.filter ?? {
    kinds: props.only === null ? [...filters.kinds] : [props.only],
    ...(filters.networks.size === 0 ? {} : { networks: [...filters.networks] }),
    ...(filters.walletId === null ? {} : { walletId: filters.walletId }),
    ...(filters.search.trim() === '' ? {} : { search: filters.search.trim() }),
    ...spanOf(props.day, dayZone),
  };
  const asked = useQuery({ ...engine.ask.rewards.list.queryOptions({ input: { filter, limit: PAGE, offset } }), placeholderData: keepPreviousData });
  const page = asked.data;
  const columns = useMemo(() => ledgerColumns(formats, names, setWhy), [formats, names]);
  const onExport = (): void => {
    void engine.client.rewards.exportCsv(filter).then((file) => downloadText(file.fileName, file.csv));
  };
  if (page === undefined) return <Card title={t('ledger.lines')} state={stateOfAnswer(asked)} minHeight={240} />;
  return (
    <div className="nw-ledger">
      {props.only === 'unclassified' ? <p className="nw-muted">{t('ledger.unclassified.lead')}</p> : null}
      <Narrowed day={props.day} opened={props.opened} onClose={props.onClose} />
      {props.opened === null ? (
        <LedgerFilters
          filters={filters}
          counts={page.counts}
          fixedKind={props.only !== null}
          onChange={(next) => {
            setOffset(0);
            setFilters(next);
          }}
        />
      ) : null}
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

/** What else narrows the list, and the way back. */
function Narrowed(props: Pick<LedgerProps, 'day' | 'opened' | 'onClose'>) {
  const formats = useFormats();
  const { opened } = props;
  if (opened !== null) {
    return (
      <p className="nw-row">
        <strong>{opened.words}</strong>
        <Button
          look="quiet"
          onClick={() => {
            props.onClose();
            go({ page: 'rewards', day: null, desk: opened.from, ...(opened.network === undefined ? {} : { network: opened.network }) });
          }}
        >
          {t('ledger.opened.back', { desk: t(`ledger.tab.${opened.from}`) })}
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          {t('ledger.opened.clear')}
        </Button>
      </p>
    );
  }
  if (props.day === null) return null;
  return (
    <p className="nw-row">
      <strong>{t('ledger.day', { day: formats.localDate(props.day) })}</strong>
      <Button look="quiet" onClick={() => go({ page: 'rewards', day: null })}>
        {t('ledger.day.clear')}
      </Button>
    </p>
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

/** First and last instant of a local day. */
function spanOf(day: string | null, zoneName: string): { readonly fromMs?: number; readonly toMs?: number } {
  const epochDay = day === null ? null : parseLocalDate(day);
  if (epochDay === null) return {};
  const zone = zoneOf(zoneName);
  return { fromMs: zone.startOfDay(epochDay), toMs: zone.startOfDay(epochDay + 1) - 1 };
}

import { useMemo } from 'react';
import type { Position } from '../../shared/domain/position';
import { fromWire, toNumber } from '../../shared/units/token-amount';
import { useNetworkNames, type NetworkNames } from '../state/network-names';
import { cleanText } from '../strings/clean-text';
import { codeWords } from '../strings/code-words';
import type { Formats } from '../strings/formats';
import { sourceWords } from '../strings/sources';
import { useFormats } from '../strings/use-formats';
import { t } from '../strings/words';
import { Age } from '../ui/age';
import { DataTable, type Column } from '../ui/data-table';
import { DeviceId } from '../ui/device-id';
import { KindWord } from '../ui/kind-word';
import { Tokens } from '../ui/money';
import { NetworkTag } from './reward-list';

/** Amounts in one state each, as their sources told them: never added to each other. */
export function PositionsTable(props: { readonly caption: string; readonly positions: readonly Position[]; readonly withNetwork: boolean; readonly emptyText: string }) {
  const formats = useFormats();
  const names = useNetworkNames();
  const columns = useMemo(() => columnsOf(formats, names, props.withNetwork), [formats, names, props.withNetwork]);
  return <DataTable caption={props.caption} columns={columns} rows={props.positions} rowId={(position) => [position.walletId, position.network, position.mint, position.state, position.device ?? '', position.source].join('|')} csvName="positions" emptyText={props.emptyText} />;
}

function columnsOf(formats: Formats, names: NetworkNames, withNetwork: boolean): readonly Column<Position>[] {
  const device = (position: Position): string => (position.device === null ? t('positions.whole-wallet') : cleanText(position.device));
  const amount = (position: Position): number => toNumber(fromWire(position));
  return [
    ...(withNetwork ? [{ id: 'network', title: t('ledger.column.network'), cell: (position: Position) => <NetworkTag network={position.network} />, sortBy: (position: Position) => names.name(position.network), csv: (position: Position) => names.name(position.network) }] : []),
    { id: 'state', title: t('positions.column.state'), cell: (position) => <span title={t(`money-state.${position.state}.hint`)}>{t(`money-state.${position.state}`)}</span>, sortBy: (position) => position.state, csv: (position) => t(`money-state.${position.state}`) },
    { id: 'amount', title: t('ledger.column.amount'), align: 'right', cell: (position) => <Tokens amount={position} symbol={position.symbol} />, sortBy: amount, csv: amount },
    { id: 'device', title: t('positions.column.device'), cell: (position) => (position.device === null ? t('positions.whole-wallet') : <DeviceId id={position.device} />), sortBy: device, csv: device },
    { id: 'release', title: t('positions.column.release'), cell: (position) => <span className="nw-table__wrap">{releaseWords(position, formats)}</span>, csv: (position) => releaseWords(position, formats) },
    {
      id: 'source',
      title: t('positions.column.source'),
      cell: (position) => (
        <span className="nw-small nw-muted nw-table__wrap">
          <KindWord kind={position.kind} /> · {sourceWords(position.source)} · <Age atMs={position.asOfMs} />
          {position.note === null ? null : <span className="nw-note">{codeWords('position-note', position.note)}</span>}
        </span>
      ),
      csv: (position) => sourceWords(position.source),
    },
  ];
}

/** "12 releases, the next on 3 Dec 2026", or that nobody can say when. */
function releaseWords(position: Position, formats: Formats): string {
  const dated = position.releases.flatMap((release) => (release.atMs === null ? [] : [release.atMs]));
  const undated = position.releases.length - dated.length;
  const next = dated[0];
  if (position.releases.length === 0) return position.state === 'claimable' ? t('positions.release.now') : '—';
  return [...(next === undefined ? [] : [t('positions.release.dated', { n: dated.length, day: formats.day(next) })]), ...(undated === 0 ? [] : [t('positions.release.undated', { n: undated })])].join(' ');
}

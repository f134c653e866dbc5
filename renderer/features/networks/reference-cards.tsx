import { useMemo } from 'react';
import type { NetworkDetail } from '../../../shared/contract/schemas/networks';
import { SourcedLine } from '../../money/sourced-line';
import { cleanText } from '../../strings/clean-text';
import type { Formats } from '../../strings/formats';
import { symbolText } from '../../strings/symbol';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { CopyButton } from '../../ui/copy-button';
import { DataTable, type Column } from '../../ui/data-table';
import { FactList } from '../../ui/fact-list';

type Rule = NetworkDetail['rules'][number];
type Token = NetworkDetail['tokens'][number];

/** Every version of the rule that is known, the newest first. */
export function Rules(props: { readonly detail: NetworkDetail }) {
  const formats = useFormats();
  const rules = useMemo(() => props.detail.rules.toReversed(), [props.detail.rules]);
  const columns = useMemo<readonly Column<Rule>[]>(
    () => [
      { id: 'version', title: t('networks.column.version'), cell: (rule) => cleanText(rule.version, 40), csv: (rule) => rule.version },
      { id: 'from', title: t('networks.column.from'), cell: (rule) => (rule.fromDay === null ? t('networks.from-start') : formats.localDate(rule.fromDay)), csv: (rule) => rule.fromDay },
      { id: 'text', title: t('networks.column.text'), cell: (rule) => <span className="nw-table__wrap">{cleanText(rule.text, 600)}</span>, csv: (rule) => rule.text },
      { id: 'source', title: t('networks.column.source'), cell: (rule) => <span className="nw-table__wrap"><SourcedLine fact={rule} /></span>, csv: (rule) => rule.source },
    ],
    [formats],
  );
  return (
    <Card title={t('networks.rules')} minHeight={60}>
      <DataTable caption={t('networks.rules')} columns={columns} rows={rules} rowId={(rule) => `${rule.version}-${rule.fromDay ?? ''}`} emptyText={t('networks.rule.none')} />
    </Card>
  );
}

/** Tokens in which it pays: the address alone identifies one, symbols collide. */
export function TokenFacts(props: { readonly detail: NetworkDetail }) {
  const columns = useMemo<readonly Column<Token>[]>(
    () => [
      { id: 'symbol', title: t('networks.column.symbol'), cell: (token) => symbolText(token.symbol), csv: (token) => symbolText(token.symbol) },
      { id: 'name', title: t('networks.column.token-name'), cell: (token) => cleanText(token.name, 60), csv: (token) => token.name },
      { id: 'mint', title: t('networks.column.mint'), cell: (token) => <span className="nw-row"><span className="nw-mono">{cleanText(token.mint, 120)}</span><CopyButton text={token.mint} /></span>, csv: (token) => token.mint },
      { id: 'decimals', title: t('networks.column.decimals'), align: 'right', cell: (token) => token.decimals ?? <span className="nw-unknown" title={t('networks.decimals.unknown')}>—<span className="nw-hidden">{t('networks.decimals.unknown')}</span></span>, csv: (token) => token.decimals },
      { id: 'source', title: t('networks.column.source'), cell: (token) => <span className="nw-table__wrap"><SourcedLine fact={token} /></span>, csv: (token) => token.source },
    ],
    [],
  );
  return (
    <Card title={t('networks.tokens')} minHeight={60}>
      <DataTable caption={t('networks.tokens')} columns={columns} rows={props.detail.tokens} rowId={(token) => token.mint} emptyText={t('networks.tokens.none')} />
    </Card>
  );
}

/** Rhythm and verification. */
export function Facts(props: { readonly detail: NetworkDetail }) {
  const { cadence, verification } = props.detail;
  const rows = [
    { id: 'accrual', label: t('networks.accrual'), value: t(`networks.accrual.${cadenceKey(cadence.accrual)}`) },
    { id: 'payout', label: t('networks.payout'), value: t(`networks.payout.${payoutKey(cadence.payout)}`), note: <SourcedLine fact={cadence} /> },
    { id: 'silence', label: t('networks.silence'), value: cadence.silentIntervals === null ? t('networks.silence.none') : t('networks.silence.after', { n: cadence.silentIntervals }) },
    { id: 'verification', label: t('networks.verification'), value: verification === null ? <span className="nw-unknown">— {t('networks.verification.none')}</span> : cleanText(verification, 400) },
  ];
  return (
    <Card title={t('networks.rhythm')} minHeight={60}>
      <FactList rows={rows} />
    </Card>
  );
}

const ACCRUALS = ['block', 'hour', 'utc-day', 'week', 'two-weeks', 'month', 'round', 'job'] as const;
const PAYOUTS = ['on-claim', 'per-block', 'per-job', 'per-round', 'daily', 'weekly', 'two-weekly', 'monthly', 'rare'] as const;
const cadenceKey = (code: string): (typeof ACCRUALS)[number] | 'other' => ACCRUALS.find((candidate) => candidate === code) ?? 'other';
const payoutKey = (code: string): (typeof PAYOUTS)[number] | 'other' => PAYOUTS.find((candidate) => candidate === code) ?? 'other';

/** Hardware that works for it; typed or measured watts win over these. */
export function Hardware(props: { readonly detail: NetworkDetail }) {
  const formats = useFormats();
  return (
    <Card title={t('networks.hardware')} minHeight={60}>
      {props.detail.hardware.length === 0 ? <p className="nw-muted">{t('networks.hardware.none')}</p> : (
        <FactList rows={props.detail.hardware.map((note) => ({ id: note.id, label: cleanText(note.name, 80), value: hardwareWords(note, formats), note: <SourcedLine fact={note} /> }))} />
      )}
    </Card>
  );
}

function hardwareWords(note: NetworkDetail['hardware'][number], formats: Formats): string {
  const watts = note.watts === null ? t('networks.watts.unknown') : formats.range(note.watts, 'W');
  const price = note.priceUsd === null ? t('networks.price.unknown') : formats.range(note.priceUsd, 'USD');
  return `${watts} · ${price}`;
}

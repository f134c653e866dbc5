import { SegmentedControl } from '@mantine/core';
import { t } from '../strings/words';
import { useId } from 'react';

export const RANGES = ['24h', '7d', '30d', '90d', 'ytd', '1y', 'all'] as const;
export type RangeId = (typeof RANGES)[number];

const DAY_MS = 86_400_000;

/** The start of a range in UTC ms; null for "all". `ytd` begins with the year of the page's zone. */
export function rangeStart(range: RangeId, nowMs: number): number | null {
  switch (range) {
    case '24h':
      return nowMs - DAY_MS;
    case '7d':
      return nowMs - 7 * DAY_MS;
    case '30d':
      return nowMs - 30 * DAY_MS;
    case '90d':
      return nowMs - 90 * DAY_MS;
    case '1y':
      return nowMs - 365 * DAY_MS;
    case 'ytd':
      return new Date(new Date(nowMs).getFullYear(), 0, 1).getTime();
    case 'all':
      return null;
  }
}

/** The first local day of a range that ends with `today`; null for "all". */
export function rangeFirstDay(range: RangeId, today: string): string | null {
  if (range === 'all') return null;
  if (range === 'ytd') return `${today.slice(0, 4)}-01-01`;
  const days = { '24h': 1, '7d': 7, '30d': 30, '90d': 90, '1y': 365 }[range];
  return new Date(Date.parse(`${today}T00:00:00Z`) - (days - 1) * DAY_MS).toISOString().slice(0, 10);
}

export interface RangeSwitchProps {
  readonly value: RangeId;
  readonly onChange: (range: RangeId) => void;
  readonly ranges?: readonly RangeId[];
  readonly label?: string;
}

/** The time that a chart or table shows. */
export function RangeSwitch(props: RangeSwitchProps) {
  const ranges = props.ranges ?? RANGES;
  return <Segments label={props.label ?? t('range.label')} value={props.value} onChange={props.onChange} options={ranges.map((range) => ({ value: range, label: t(`range.${range}`) }))} />;
}

export interface SegmentsProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

/** A short choice of one, as a row of radio buttons. */
export function Segments<V extends string>(props: SegmentsProps<V>) {
  const name = useId();
  return (
    <SegmentedControl
      aria-label={props.label}
      name={name}
      size="xs"
      value={props.value}
      data={props.options.map((option) => ({ value: option.value, label: option.label }))}
      onChange={(value) => {
        const option = props.options.find((candidate) => candidate.value === value);
        if (option !== undefined) props.onChange(option.value);
      }}
      classNames={{ root: 'nw-segments', label: 'nw-segments__label', indicator: 'nw-segments__indicator' }}
    />
  );
}

import type { ExportQuestion, TaxQuestion } from '../../../shared/contract/schemas/exports';
import type { Settings } from '../../../shared/contract/schemas/settings';
import type { TypedCost } from '../../../shared/domain/own-record';
import { formatLocalDate, parseLocalDate, toCivilDate, toEpochDay } from '../../../shared/units/local-date';
import type { Zone } from '../../../shared/units/zone';
import { engineError } from '../errors';
import type { ExportPlan } from '../ports/exporter';
import type { LineFilter } from '../ports/store';

/** Longest stretch of a file of costs: twelve years of days. */
const MAX_DAYS = 4400;

/** What holds when a file is asked for. */
export interface PlanContext {
  readonly nowMs: number;
  /** Today, epoch day in the operator's zone. */
  readonly today: number;
  readonly zone: Zone;
  readonly currency: string;
  readonly fiatRates: Settings['fiatRates'];
  readonly typedCosts: readonly TypedCost[];
}

const dayOf = (text: string | undefined): number | null => (text === undefined ? null : parseLocalDate(text));

/** The filter of the question within its days: the later beginning and the earlier end count. */
function filterWithin(filter: LineFilter, fromDay: number | null, toDay: number | null, zone: Zone): LineFilter {
  const from = [filter.fromMs, fromDay === null ? undefined : zone.startOfDay(fromDay)].filter((ms) => ms !== undefined);
  const to = [filter.toMs, toDay === null ? undefined : zone.startOfDay(toDay + 1)].filter((ms) => ms !== undefined);
  return { ...filter, ...(from.length === 0 ? {} : { fromMs: Math.max(...from) }), ...(to.length === 0 ? {} : { toMs: Math.min(...to) }) };
}

/** @throws EngineError BAD_INPUT for days in the wrong order or too many, and for a tax file without its question */
export function toExportPlan(question: ExportQuestion, context: PlanContext): ExportPlan {
  const { format, filter = {}, tax } = question;
  const fromDay = dayOf(question.fromDay);
  const toDay = dayOf(question.toDay);
  if (format === 'tax' && tax === undefined) throw engineError('BAD_INPUT', { key: 'tax', should: 'a year, a currency and a method' });
  const last = toDay ?? context.today;
  const first = fromDay ?? toEpochDay({ year: toCivilDate(last).year, month: 1, day: 1 });
  if (last < first) throw engineError('BAD_INPUT', { key: 'toDay', should: 'a day on or after fromDay' });
  if (format === 'costs' && last - first > MAX_DAYS) throw engineError('BAD_INPUT', { key: 'fromDay', should: `at most ${MAX_DAYS} days before toDay` });
  return {
    format, filter: filterWithin(filter, fromDay, toDay, context.zone), currency: format === 'tax' ? (tax?.currency ?? context.currency) : (question.currency ?? context.currency),
    tz: context.zone.name, nowMs: context.nowMs, rates: context.fiatRates === 'ecb' ? 'ecb-frankfurter' : 'blended-frankfurter', tax: tax ?? null,
    fromDay: first, toDay: last, typedCosts: context.typedCosts,
  };
}

export const toTaxPlan = (tax: TaxQuestion, context: PlanContext): ExportPlan => toExportPlan({ format: 'tax', tax }, context);

/** Name of the file, after what it holds and the day it was made. */
export function fileNameOf(plan: ExportPlan, today: number): string {
  const day = formatLocalDate(today);
  switch (plan.format) {
    case 'csv':
      return `nodeworth-ledger-${day}.csv`;
    case 'json':
      return `nodeworth-ledger-${day}.json`;
    case 'koinly':
    case 'rotki':
      return `nodeworth-${plan.format}-${day}.csv`;
    case 'costs':
      return `nodeworth-costs-${formatLocalDate(plan.fromDay)}-to-${formatLocalDate(plan.toDay)}.csv`;
    case 'tax':
      return plan.tax === null ? `nodeworth-tax-${day}.csv` : `nodeworth-tax-${plan.tax.year}-${plan.tax.currency}-${plan.tax.method}.csv`;
  }
}

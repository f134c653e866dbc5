import type { FactAge } from '../../../shared/contract/schemas/networks';
import type { RegionalTariff } from '../../../shared/economics/regional-tariffs';
import type { NetworkFacts, NetworkRule, Sourced } from '../../../shared/networks/types';
import { parseLocalDate } from '../../../shared/units/local-date';

/** A fact that is older than this is warned about: networks change their rules several times a year. */
export const OLD_AFTER_DAYS = 90;

/** The rule in force on a day; null: none is known for it. */
export const ruleOn = (network: Pick<NetworkFacts, 'rules'>, day: string): NetworkRule | null =>
  network.rules.filter((rule) => rule.fromDay === null || rule.fromDay <= day).at(-1) ?? null;

const ageOf = (asOf: string, today: number): number => Math.max(0, today - (parseLocalDate(asOf) ?? today));

/** Days on which the oldest and the newest fact of a network were read. */
export function factSpan(network: NetworkFacts): { readonly from: string; readonly to: string } {
  const days = [network.cadence, ...network.rules, ...network.tokens, ...network.hardware].map((fact) => fact.asOf).toSorted();
  return { from: days[0] ?? network.cadence.asOf, to: days.at(-1) ?? network.cadence.asOf };
}

/**
 * Every fact that money figures rest on, with its age.
 * @param today epoch day
 */
export function factAges(networks: readonly NetworkFacts[], tariffs: readonly RegionalTariff[], today: number, todayText: string): readonly FactAge[] {
  const fact = (id: string, subject: FactAge['subject'], title: string, told: Sourced): FactAge => {
    const ageDays = ageOf(told.asOf, today);
    return { id, subject, title, asOf: told.asOf, ageDays, old: ageDays > OLD_AFTER_DAYS, source: told.source, mark: told.mark };
  };
  const ofNetworks = networks.flatMap((network) => {
    const rule = ruleOn(network, todayText);
    return [
      ...(rule === null ? [] : [fact(`${network.id}.rule`, 'rule', `${network.name}: ${rule.version}`, rule)]),
      fact(`${network.id}.cadence`, 'network', network.name, network.cadence),
      ...network.tokens.map((token) => fact(`${network.id}.token.${token.mint}`, 'token', token.symbol, token)),
      ...network.hardware.map((note) => fact(`${network.id}.hardware.${note.id}`, 'hardware', note.name, note)),
    ];
  });
  return [...ofNetworks, ...tariffAges(tariffs, today)];
}

/** The tables of household prices, one fact a source: half a hundred countries of one table are one age. */
function tariffAges(tariffs: readonly RegionalTariff[], today: number): readonly FactAge[] {
  const bySource = new Map<string, RegionalTariff>();
  for (const tariff of tariffs) if (!bySource.has(`${tariff.source} ${tariff.asOf}`)) bySource.set(`${tariff.source} ${tariff.asOf}`, tariff);
  return [...bySource.values()].map((tariff) => {
    const asOf = dayOfPeriod(tariff.asOf);
    const ageDays = ageOf(asOf, today);
    return { id: `tariff.${tariff.source}.${tariff.asOf}`, subject: 'tariff' as const, title: tariff.source, asOf, ageDays, old: ageDays > OLD_AFTER_DAYS, source: tariff.source, mark: tariff.confidence };
  });
}

/** The last day of a period such as `2024 second half`, `2025`, `2024 to 2025`, `2025-03`. */
export function dayOfPeriod(period: string): string {
  const half = /(\d{4}) (first|second) half/.exec(period);
  if (half !== null) return `${half[1]}-${half[2] === 'first' ? '06-30' : '12-31'}`;
  const day = /(\d{4}-\d{2}-\d{2})/.exec(period);
  if (day?.[1] !== undefined) return day[1];
  const month = /(\d{4}-\d{2})(?!\d)/.exec(period);
  if (month?.[1] !== undefined) return `${month[1]}-28`;
  const years = period.match(/\d{4}/g) ?? [];
  return `${years.at(-1) ?? '1970'}-12-31`;
}

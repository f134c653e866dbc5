import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { Assumption, BreakEven, BreakEvenInput } from '../../../shared/contract/schemas/economics';
import { resaleAt } from '../../../shared/economics/break-even';
import type { EstimateOutput } from '../../../shared/economics/estimate';
import { verdictOf } from '../../../shared/economics/verdict';
import { networkById } from '../../../shared/networks/registry';
import { DAYS_PER_MONTH } from '../../../shared/units/duration';
import { formatLocalDate } from '../../../shared/units/local-date';
import { engineError } from '../errors';
import type { Calculator, Opening } from '../ports/calculator';
import { createFactKeeper } from './break-even-facts';
import type { FactSources, KnownFacts } from './break-even-facts';
import { buildBreakEvenScenario } from './break-even-scenario';
import { openingOf, paidBackSince } from './realised-curve';

export interface BreakEvenDesk {
  /**
   * Verdict, forecast and what really came, for a deployment or for a device that is only thought of. The forecast of an owned device
   * begins today with the balance so far and runs the horizon from there; that of another begins with the price.
   * @throws EngineError NOT_FOUND, BAD_INPUT
   */
  read(input: BreakEvenInput): Promise<DeepReadonly<BreakEven>>;
}

const MAX_POINTS = 600;
const BAND_PATHS = 1000;

/** At most 600 points: every n-th, and always the last. */
function thin<T>(points: readonly T[]): readonly T[] {
  if (points.length <= MAX_POINTS) return points;
  const step = Math.ceil(points.length / (MAX_POINTS - 1));
  return points.filter((_, i) => i % step === 0 || i === points.length - 1);
}

/** With a simulation the middle is the median of the paths: the expected path alone is better than most of them. */
function curveOf(estimate: EstimateOutput, band: readonly { readonly day: number; readonly p10: number; readonly p50: number; readonly p90: number }[], start: number, opening: number): DeepReadonly<BreakEven['forecast']> {
  const cumulative = estimate.series?.cumulative ?? [];
  if (band.length === 0) return thin(cumulative.map((middle, i) => ({ day: formatLocalDate(start + i), middle, low: null, high: null })));
  const first = cumulative[0] ?? opening;
  return [{ day: formatLocalDate(start), middle: first, low: first, high: first }, ...band.map((b) => ({ day: formatLocalDate(start + b.day), middle: b.p50, low: b.p10, high: b.p90 }))];
}

interface Start {
  readonly kind: BreakEven['openingKind'];
  readonly startDay: number;
  /** Null while the price is unknown. */
  readonly balance: number | null;
  /** Null where everything is bought on the first day. */
  readonly opening: Opening | null;
}

function startOf({ ownedSince, realised, scenario: { today } }: KnownFacts, price: number | null): Start {
  if (ownedSince === null || ownedSince > today) return { kind: 'not-owned', startDay: ownedSince ?? today, balance: price === null ? null : -price, opening: null };
  if (price === null) return { kind: 'price-only', startDay: today, balance: null, opening: null };
  const { kind, startDay, balance } = openingOf(realised.points, price, ownedSince, today);
  return { kind, startDay, balance, opening: { balance, ageDays: startDay - ownedSince } };
}

function openingAssumption({ kind, balance }: Start, facts: KnownFacts): readonly Assumption[] {
  if (kind === 'not-owned' || balance === null) return [];
  const base = { key: 'openingBalance', value: String(balance), unit: facts.scenario.currency };
  return [kind === 'price-only' ? { ...base, kind: 'estimated', source: 'realised-unknown', asOfMs: null } : { ...base, kind: facts.realised.net.kind, source: 'realised-so-far', asOfMs: facts.realised.net.asOfMs }];
}

/** What the device would fetch today, on the handbook's straight line. */
function resaleToday({ ownedSince, scenario: { device, today } }: KnownFacts, price: number): number {
  const salvageFraction = device?.salvageFraction ?? 0;
  const ageDays = ownedSince === null ? 0 : Math.max(0, today - ownedSince);
  return resaleAt({ price, quantity: 1, lifeMonths: device?.lifeMonths ?? 48, salvageFraction, resaleStart: Math.max(0.8, salvageFraction) }, ageDays);
}

/** @param parts.revision another value after any change of ledger, prices, devices, tariffs or settings */
export function createBreakEvenDesk(parts: FactSources & { readonly calculator: Calculator; readonly now: () => number; readonly revision: () => unknown }): BreakEvenDesk {
  const keeper = createFactKeeper(parts, parts.now, parts.revision);
  return {
    async read(input) {
      const deployment = input.deploymentId === null ? null : (parts.store.devices.deployments().find((d) => d.id === input.deploymentId) ?? null);
      if (input.deploymentId !== null && deployment === null) throw engineError('NOT_FOUND', { what: 'deployment' });
      const network = networkById(deployment?.network ?? input.network ?? 'helium');
      if (network === null) throw engineError('NOT_FOUND', { what: 'network' });
      const facts = keeper.get(network, deployment);
      const { currency, device } = facts.scenario;
      const built = buildBreakEvenScenario(facts.scenario, input);
      const price = built.devicePrice;
      const start = startOf(facts, price);
      const head = {
        currency, network: network.id, missing: built.missing, assumptions: [...built.assumptions, ...openingAssumption(start, facts)], current: built.current,
        startDay: formatLocalDate(start.startDay), openingBalance: start.balance, openingKind: start.kind,
        purchasedOn: start.kind === 'not-owned' ? null : (device?.boughtOn ?? null),
        paidBackOn: start.kind === 'realised' && price !== null ? paidBackSince(facts.realised.points, price) : null,
        realised: price === null ? [] : thin(facts.realised.points.map(({ day, sum }) => ({ day, cumulative: sum - price }))), realisedNet: facts.realised.net,
        emissionNote: network.id === 'helium' ? 'helium-emission' : network.id === 'render' ? 'render-emission' : null,
        lensCurves: [], spread: null, record: null, onDemandAlone: null,
      };
      if (built.scenario === null || price === null || start.balance === null) {
        return { ...head, verdict: { kind: 'cannot-tell', reason: built.missing[0] ?? 'unknown' }, estimate: null, forecast: [], netPerMonth: null, moneyAtRisk: null };
      }
      const horizonMonths = Number(built.scenario['horizonMonths']);
      // The handles answer the question of the verdict: paid back within the same months.
      const answer = await parts.calculator.calculate({
        scenario: { ...built.scenario, start: head.startDay }, series: true, returns: facts.returns, bandPaths: BAND_PATHS, targetMonths: horizonMonths,
        ...(start.opening === null ? {} : { opening: start.opening }),
      });
      if (!answer.ok) throw engineError('BAD_INPUT', { key: answer.key, should: answer.should });
      const { series: _series, ...estimate } = answer.estimate;
      const before = start.balance;
      const perMonth = (final: number): number => (final - before) / (estimate.days / DAYS_PER_MONTH);
      const mc = estimate.monteCarlo;
      return {
        ...head,
        verdict: verdictOf({ start: start.startDay, horizonMonths }, estimate),
        estimate,
        forecast: curveOf(answer.estimate, answer.band, start.startDay, before),
        netPerMonth: { low: mc === null ? null : perMonth(mc.finalP10), middle: perMonth(mc?.finalP50 ?? estimate.cumulative), high: mc === null ? null : perMonth(mc.finalP90) },
        moneyAtRisk: { outlay: price, resaleToday: resaleToday(facts, price) },
      };
    },
  };
}

import type { Assumption, BreakEvenInput, Overrides } from '../../../shared/contract/schemas/economics';
import type { Deployment, Device } from '../../../shared/domain/device';
import type { PricePoint } from '../../../shared/domain/price';
import type { Tariff } from '../../../shared/domain/tariff';
import { known, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';

/** What is known about a deployment when its break-even is asked for. */
export interface BreakEvenFacts {
  readonly device: Device | null;
  readonly deployment: Deployment | null;
  readonly tariff: Tariff | null;
  readonly currency: string;
  readonly tz: string;
  /** First day of the scenario, YYYY-MM-DD. */
  readonly start: string;
  readonly token: { readonly symbol: string; readonly price: PricePoint | null; readonly inDisplay: Known<number> };
  /** Tokens a day that really came, over the days given; null without a received reward. */
  readonly received: { readonly perDay: number; readonly days: number; readonly untilMs: number } | null;
  /** Price paid in the display currency; null when not known. */
  readonly devicePrice: number | null;
  readonly fixedPerMonth: readonly { readonly name: string; readonly perMonth: number }[];
  /** Dated steps of the network's rule that lie ahead, with their source. */
  readonly steps: readonly { readonly from: string; readonly factor: number; readonly source: string }[];
  /** Measured mean watts at the device; null where nothing measures. */
  readonly measuredWatts: { readonly watts: number; readonly atMs: number } | null;
  readonly hasVolatility: boolean;
}

export interface BuiltScenario {
  /** Input of `estimate`; null while something it needs is missing. */
  readonly scenario: Readonly<Record<string, unknown>> | null;
  readonly missing: readonly string[];
  readonly assumptions: readonly Assumption[];
  readonly current: { readonly tokenPrice: number | null; readonly kwhPrice: number | null; readonly busyHoursPerDay: number | null; readonly networkGrowthPerYear: number };
}

const DEFAULT_HORIZON_MONTHS = 60;
/** Pages use 0.3 for how much competitors follow the price (handbook: economics, section 1). */
const PAGE_BETA = 0.3;

/** A mean of the tariff's prices, for the handle: by the hours they hold where they have hours, else the one price. */
function flatPrice(tariff: Tariff): number {
  const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  let covered = 0;
  let sum = 0;
  for (const p of tariff.periods) {
    const span = p.from === undefined || p.to === undefined ? 1440 - covered : (minutes(p.to) - minutes(p.from) + 1440) % 1440;
    const used = Math.max(0, Math.min(span, 1440 - covered));
    sum += p.price * used;
    covered += used;
  }
  return covered === 0 ? 0 : sum / covered;
}

interface Watts {
  readonly idle: number;
  readonly busy: number;
  readonly host: number;
}

function wattsOf(facts: BreakEvenFacts, o: Overrides): Known<Watts & { readonly kind: Assumption['kind']; readonly source: string; readonly asOfMs: number | null }> {
  if (o.watts !== undefined) return known({ idle: o.watts, busy: o.watts, host: 0, kind: 'typed', source: 'what-if', asOfMs: null });
  const { device, measuredWatts } = facts;
  if (device?.watts.source === 'measured' && measuredWatts !== null) {
    return known({ idle: measuredWatts.watts, busy: measuredWatts.watts, host: 0, kind: 'measured', source: 'power-counters', asOfMs: measuredWatts.atMs });
  }
  if (device === null || (device.watts.idle === null && device.watts.busy === null)) return unknown('watts');
  const idle = device.watts.idle ?? device.watts.busy ?? 0;
  const busy = device.watts.busy ?? device.watts.idle ?? 0;
  const catalogue = device.watts.source === 'catalogue';
  return known({ idle, busy, host: device.watts.host ?? 0, kind: catalogue ? 'estimated' : 'typed', source: catalogue ? 'catalogue' : 'typed-watts', asOfMs: device.createdAtMs });
}

/** Puts a scenario together from what is known, what was typed and what is moved by hand; says what is missing instead of inventing it. */
export function buildBreakEvenScenario(facts: BreakEvenFacts, input: BreakEvenInput): BuiltScenario {
  const o = input.overrides;
  const { device, deployment, tariff } = facts;
  const missing: string[] = [];
  const assumptions: Assumption[] = [];
  const assume = (key: string, value: number | string, unit: string, kind: Assumption['kind'], source: string, asOfMs: number | null): void => {
    assumptions.push({ key, value: String(value), unit, kind, source, asOfMs });
  };

  const price = o.devicePrice ?? facts.devicePrice;
  if (price === null) missing.push('device-price');
  else assume('devicePrice', price, facts.currency, 'typed', o.devicePrice === undefined ? 'typed-price' : 'what-if', device?.createdAtMs ?? null);

  const watts = wattsOf(facts, o);
  if (!watts.known) missing.push('watts');
  else assume('watts', `${watts.value.idle}/${watts.value.busy}/${watts.value.host}`, 'W', watts.value.kind, watts.value.source, watts.value.asOfMs);

  const kwh = o.kwhPrice ?? (tariff === null ? null : flatPrice(tariff));
  if (kwh === null) missing.push('tariff');
  else if (o.kwhPrice !== undefined) assume('kwhPrice', kwh, `${facts.currency}/kWh`, 'typed', 'what-if', null);
  // A regional average is somebody else's figure, not the person's price.
  else if (tariff?.source === 'regional-default') assume('kwhPrice', kwh, `${facts.currency}/kWh`, 'estimated', 'regional-default', tariff.setAtMs);
  else assume('kwhPrice', kwh, `${facts.currency}/kWh`, 'typed', 'tariff', tariff?.setAtMs ?? null);

  const tokenPrice = o.tokenPrice ?? (facts.token.inDisplay.known ? facts.token.inDisplay.value : null);
  if (tokenPrice === null) missing.push('token-price');
  else assume('tokenPrice', tokenPrice, facts.currency, o.tokenPrice === undefined && facts.token.price?.source !== 'manual' ? 'reported' : 'typed', o.tokenPrice === undefined ? (facts.token.price?.source ?? 'price') : 'what-if', facts.token.price?.atMs ?? null);

  const typedRate = o.tokensPerDay ?? deployment?.tokensPerDay ?? null;
  const perDay = typedRate ?? facts.received?.perDay ?? null;
  const uptime = deployment?.uptime ?? 1;
  if (perDay === null) missing.push('tokens-per-day');
  else if (typedRate !== null) assume('tokensPerDay', typedRate, facts.token.symbol, 'typed', o.tokensPerDay === undefined ? 'typed-rate' : 'what-if', null);
  else assume('tokensPerDay', perDay, facts.token.symbol, 'measured', `wallet-days:${facts.received?.days ?? 0}`, facts.received?.untilMs ?? null);

  const busyFraction = o.busyHoursPerDay === undefined ? (deployment?.busyFraction ?? 1) : o.busyHoursPerDay / 24;
  // Without a deployment nobody typed these: always up and always paid is what the typed tokens a day hold for.
  const [dutyKind, dutySource] = deployment === null ? (['estimated', 'default'] as const) : (['typed', 'deployment'] as const);
  assume('uptime', uptime, 'share', dutyKind, dutySource, null);
  if (o.busyHoursPerDay === undefined) assume('busyHoursPerDay', busyFraction * 24, 'h', dutyKind, dutySource, null);
  else assume('busyHoursPerDay', busyFraction * 24, 'h', 'typed', 'what-if', null);
  const growth = o.networkGrowthPerYear ?? 0;
  assume('networkGrowthPerYear', growth, 'per year', o.networkGrowthPerYear === undefined ? 'estimated' : 'typed', o.networkGrowthPerYear === undefined ? 'default' : 'what-if', null);
  for (const step of facts.steps) assume('ruleStep', `${step.from} × ${step.factor}`, '', 'reported', step.source, null);

  const current = { tokenPrice, kwhPrice: kwh, busyHoursPerDay: busyFraction * 24, networkGrowthPerYear: growth };
  if (missing.length > 0 || price === null || !watts.known || tokenPrice === null || perDay === null) return { scenario: null, missing, assumptions, current };

  // Received rewards already hold the uptime and the busy hours of the past: they are taken back to a fully used device and applied again below.
  const baseBusy = deployment?.busyFraction ?? 1;
  const whileUp = typedRate === null && uptime > 0 ? perDay / uptime : perDay;
  const income = {
    // By the busy hour, so that the busy hours are a handle: the same tokens a day as long as nobody moves them.
    ...(baseBusy > 0 ? { tokensPerBusyHour: whileUp / (24 * baseBusy) } : { tokensPerDay: whileUp }),
    networkGrowthPerYear: growth,
    ...(facts.steps.length === 0 ? {} : { steps: facts.steps.map(({ from, factor }) => ({ from, factor })) }),
  };
  const periods = o.kwhPrice === undefined && tariff !== null ? tariff.periods : [{ price: kwh }];
  const scenario = {
    currency: facts.currency, start: facts.start, tz: tariff?.tz ?? facts.tz, horizonMonths: o.horizonMonths ?? DEFAULT_HORIZON_MONTHS,
    device: {
      price, lifeMonths: device?.lifeMonths ?? 48, salvageFraction: device?.salvageFraction ?? 0,
      ...((device?.salvageFraction ?? 0) > 0.8 ? { resaleStart: device?.salvageFraction } : {}),
      watts: { idle: watts.value.idle, busy: watts.value.busy, host: watts.value.host }, psuEfficiency: 1 / (device?.wallFactor ?? 1),
    },
    duty: { uptime, busyFraction },
    tariff: { periods, standingPerDay: tariff?.standingPerDay ?? 0 },
    ...(facts.fixedPerMonth.length === 0 ? {} : { fixedCosts: facts.fixedPerMonth }),
    income,
    token: { price: tokenPrice, ...(o.volatilityPerYear === undefined ? {} : { volatilityPerYear: o.volatilityPerYear }) },
    simulation: { growthPriceBeta: PAGE_BETA },
  };
  return { scenario, missing, assumptions, current };
}

import type { Assumption, BreakEvenInput, Overrides } from '../../../shared/contract/schemas/economics';
import type { Deployment, Device } from '../../../shared/domain/device';
import type { PricePoint } from '../../../shared/domain/price';
import type { Tariff } from '../../../shared/domain/tariff';
import { toMinutePeriods } from '../../../shared/domain/tariff-book';
import { meanPriceBetween } from '../../../shared/economics/tariff';
import { known, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import { addMonths, parseLocalDate } from '../../../shared/units/local-date';
import { zoneOf } from '../../../shared/units/zone';
import type { EarningRate } from './earning-rate';

/** What is known about a deployment when its break-even is asked for. */
export interface BreakEvenFacts {
  readonly device: Device | null;
  readonly deployment: Deployment | null;
  readonly tariff: Tariff | null;
  readonly currency: string;
  readonly tz: string;
  /** Epoch day of today. */
  readonly today: number;
  /** Devices that share the tariff's standing charge, this one among them; as the day book shares it. */
  readonly standingSharers: number;
  readonly token: { readonly symbol: string; readonly price: PricePoint | null; readonly inDisplay: Known<number> };
  /** Null without a received reward. */
  readonly received: EarningRate | null;
  /** Price paid in the display currency, at the rate of the day it was bought; the reason is the code of what is missing. */
  readonly devicePrice: Known<number>;
  /** Null when one of them is in a currency that has no rate: a cost that is left out would be a zero. */
  readonly fixedPerMonth: readonly { readonly name: string; readonly perMonth: number }[] | null;
  /** Dated steps of the network's rule that lie ahead, with their source. */
  readonly steps: readonly { readonly from: string; readonly factor: number; readonly source: string }[];
  /** Measured mean watts at the device; null where nothing measures. */
  readonly measuredWatts: { readonly watts: number; readonly atMs: number } | null;
}

export interface BuiltScenario {
  /** Input of `estimate` without its `start`; null while something it needs is missing. */
  readonly scenario: Readonly<Record<string, unknown>> | null;
  /** Price in force: paid, or moved by hand. */
  readonly devicePrice: number | null;
  readonly missing: readonly string[];
  readonly assumptions: readonly Assumption[];
  readonly current: { readonly tokenPrice: number | null; readonly kwhPrice: number | null; readonly busyHoursPerDay: number | null; readonly networkGrowthPerYear: number };
}

const DEFAULT_HORIZON_MONTHS = 60;
/** Pages use 0.3 for how much competitors follow the price (handbook: economics, section 1). */
const PAGE_BETA = 0.3;

/** The one price that costs as much as the tariff for a load that never changes: its mean over the year from today. */
function meanPrice(tariff: Tariff, today: number): number | null {
  const zone = zoneOf(tariff.tz);
  const mean = meanPriceBetween(toMinutePeriods(tariff.periods), tariff.tz, zone.startOfDay(today), zone.startOfDay(addMonths(today, 12)));
  return mean.known ? mean.value : null;
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

  if (device?.soldOn != null && (parseLocalDate(device.soldOn) ?? Infinity) <= facts.today) missing.push('device-sold');

  const price = o.devicePrice ?? (facts.devicePrice.known ? facts.devicePrice.value : null);
  if (price === null) missing.push(facts.devicePrice.known ? 'device-price' : facts.devicePrice.reason);
  else assume('devicePrice', price, facts.currency, 'typed', o.devicePrice === undefined ? 'typed-price' : 'what-if', device?.createdAtMs ?? null);

  const watts = wattsOf(facts, o);
  if (!watts.known) missing.push('watts');
  else assume('watts', `${watts.value.idle}/${watts.value.busy}/${watts.value.host}`, 'W', watts.value.kind, watts.value.source, watts.value.asOfMs);

  const kwh = o.kwhPrice ?? (tariff === null ? null : meanPrice(tariff, facts.today));
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
  // Other devices of the same wallets say what one more may bring, and measure nothing of it.
  else if (facts.received?.ofDevices != null) assume('tokensPerDay', perDay, facts.token.symbol, 'estimated', `wallet-devices:${facts.received.ofDevices}`, facts.received.untilMs);
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

  if (facts.fixedPerMonth === null) missing.push('fixed-costs');

  const current = { tokenPrice, kwhPrice: kwh, busyHoursPerDay: busyFraction * 24, networkGrowthPerYear: growth };
  if (missing.length > 0 || price === null || !watts.known || tokenPrice === null || perDay === null || facts.fixedPerMonth === null) return { scenario: null, devicePrice: price, missing, assumptions, current };

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
    currency: facts.currency, tz: tariff?.tz ?? facts.tz, horizonMonths: o.horizonMonths ?? DEFAULT_HORIZON_MONTHS,
    device: {
      price, lifeMonths: device?.lifeMonths ?? 48, salvageFraction: device?.salvageFraction ?? 0,
      ...((device?.salvageFraction ?? 0) > 0.8 ? { resaleStart: device?.salvageFraction } : {}),
      watts: { idle: watts.value.idle, busy: watts.value.busy, host: watts.value.host }, psuEfficiency: 1 / (device?.wallFactor ?? 1),
    },
    duty: { uptime, busyFraction },
    tariff: { periods, standingPerDay: (tariff?.standingPerDay ?? 0) / facts.standingSharers },
    ...(facts.fixedPerMonth.length === 0 ? {} : { fixedCosts: facts.fixedPerMonth }),
    income,
    token: { price: tokenPrice, ...(o.volatilityPerYear === undefined ? {} : { volatilityPerYear: o.volatilityPerYear }) },
    simulation: { growthPriceBeta: PAGE_BETA },
  };
  return { scenario, devicePrice: price, missing, assumptions, current };
}

import type { Settings } from '../../../shared/contract/schemas/settings';
import type { Figure } from '../../../shared/domain/figure';
import { convertMoney } from '../../../shared/domain/fiat';
import { usdValue, valueOnDay } from '../../../shared/domain/line-value';
import type { PricePoint } from '../../../shared/domain/price';
import type { Holding } from '../../../shared/domain/wallet';
import { CancelledError, createCancel, neverCancelled } from '../../../shared/units/cancel';
import type { Cancel } from '../../../shared/units/cancel';
import { formatLocalDate } from '../../../shared/units/local-date';
import { known, unknown } from '../../../shared/units/known';
import { zoneOf } from '../../../shared/units/zone';
import type { Zone } from '../../../shared/units/zone';
import type { PricingDesk } from '../accounts/pricing-desk';
import { engineError } from '../errors';
import type { NetworkBook } from '../../../shared/networks/network-book';
import type { FiatSource, PriceSource, PriceSources } from '../ports/prices';
import type { Store } from '../ports/store';
import type { Clock, Logger } from '../ports/system';
import { DAILY_DAYS, refreshDaily } from './daily-closes';
import { refreshRates } from './fiat-rates';
import { createFixedPrices } from './fixed-prices';
import { forecastMints, neededMints, neededRates } from './price-needs';
import { createRateBook } from './rate-book';
import { createSourceRound, type SourceRound } from './source-round';
import { refreshSpots, type SpotCheck } from './spot-prices';
import { valueLines, type Valuation } from './value-lines';

const DAY_MS = 86_400_000;

export interface PricingParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: Store;
  readonly prices: PriceSources;
  readonly fiat: FiatSource;
  /** With prices switched off nothing is asked; what is stored still counts. */
  readonly settings: () => Pick<Settings, 'pricesEnabled' | 'currency' | 'tz' | 'dayBoundary' | 'fiatRates'>;
  /** Networks in force: what they pay in is priced. */
  readonly networks: () => NetworkBook;
}

export interface RefreshOutcome {
  readonly valued: number;
  /** Lines that still lack a price. */
  readonly unpriced: number;
  /** Sources that could not be asked: `defillama`, `coingecko`, `ecb-frankfurter`; `unexpected` for a fault of ours or of the store. */
  readonly failed: readonly string[];
  readonly state: 'done' | 'partly' | 'cancelled' | 'skipped';
}

/** `values`: ledger lines got their price; `rates`: money of some day is told otherwise than before; `prices`: a round of prices is over. */
export type PricingChange = 'values' | 'rates' | 'prices';

export interface Pricing extends PricingDesk {
  /** One at a time: a call during a refresh gets the one after it. Never throws; cancelled and failed are in the outcome. */
  refresh(cancel?: Cancel): Promise<RefreshOutcome>;
  /** Ends a refresh under way, also one that waits for a busy host; later ones end at once as cancelled. */
  stop(): Promise<void>;
  /** Also told what it was that changed. */
  onChange(listener: (what: PricingChange) => void): void;
  /** What the second source said in the last refresh; pages flag those that differ. */
  checks(): readonly SpotCheck[];
  /** Tokens whose price of today is asked for. */
  wanted(): readonly string[];
  /** Sources that could not be asked in the last refresh. */
  failed(): readonly string[];
}

export function createPricing(parts: PricingParts): Pricing {
  const { clock, logger, store, settings } = parts;
  const zone = (): Zone => zoneOf(settings().dayBoundary === 'utc' ? 'UTC' : settings().tz);
  const kind = (): 'ecb-frankfurter' | 'blended-frankfurter' => (settings().fiatRates === 'ecb' ? 'ecb-frankfurter' : 'blended-frankfurter');
  const rates = createRateBook(store.prices, kind);
  const fixed = createFixedPrices(clock, zone, rates.lookup);
  const listeners: ((what: PricingChange) => void)[] = [];
  const tell = (what: PricingChange): void => {
    for (const listener of listeners) listener(what);
  };
  /** The freshest prices of this run; the store keeps one an hour. */
  const live = new Map<string, PricePoint>();
  let checks: readonly SpotCheck[] = [];
  let lastFailed: readonly string[] = [];
  let hopeless = new Set<string>();
  let hopelessSince = clock.now();
  const dailyAskedOn = new Map<string, number>();

  const run = async (cancel: Cancel): Promise<RefreshOutcome> => {
    if (cancel.cancelled) return { valued: 0, unpriced: 0, failed: [], state: 'cancelled' };
    const enabled = settings().pricesEnabled;
    // Once a day the sources get another chance: they do fill gaps of young tokens.
    if (Math.abs(clock.now() - hopelessSince) > DAY_MS) {
      hopeless = new Set();
      hopelessSince = clock.now();
    }
    const made = new Map<PriceSource, SourceRound>();
    // One round a source, whichever order it stands in: once it failed it is left alone in both.
    const roundOf = (source: PriceSource): SourceRound => {
      const round = made.get(source) ?? createSourceRound(source, logger, cancel, clock);
      made.set(source, round);
      return round;
    };
    const spotRounds = [fixed, ...(enabled ? parts.prices.spot : [])].map(roundOf);
    const historyRounds = [fixed, ...(enabled ? parts.prices.history : [])].map(roundOf);
    let valuation: Valuation = { valued: 0, unpriced: 0 };
    const ratesBefore = rates.revision();
    let ratesFailed = false;
    let cancelled = false;
    let broken = false;
    const guard = async (work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (error) {
        if (error instanceof CancelledError || cancel.cancelled) cancelled = true;
        else {
          broken = true;
          logger.error('prices.refresh-failed', { reason: error instanceof Error ? error.name : 'unexpected' });
        }
      }
    };
    // Side by side: a bank that does not answer must not hold up the prices, nor the other way round.
    await Promise.all([
      guard(async () => {
        if (enabled) ratesFailed = !(await refreshRates(neededRates(store, settings().currency, zone(), clock.now(), kind(), parts.networks()), parts.fiat, rates, clock.now(), logger, cancel));
      }),
      guard(async () => {
        if (enabled) {
          const spots = await refreshSpots(neededMints(store, parts.networks()), spotRounds, store.prices, logger);
          for (const [mint, point] of spots.prices) live.set(mint, point);
          checks = spots.checks;
        }
        // Switched off: stored prices still value lines, and nothing is given up for good.
        valuation = await valueLines({ ledger: store.ledger, prices: store.prices, rounds: historyRounds, hopeless: enabled ? hopeless : new Set(), onValued: () => tell('values') });
        if (enabled) await refreshDaily(forecastMints(store, parts.networks()), historyRounds, store.prices, clock.now(), dailyAskedOn);
      }),
    ]);
    const failed = [...[...made.values()].filter((round) => round.failed).map((round) => round.id as string), ...(ratesFailed ? ['ecb-frankfurter'] : []), ...(broken ? ['unexpected'] : [])];
    if (!cancelled) lastFailed = failed;
    if (rates.revision() !== ratesBefore) tell('rates');
    tell('prices');
    return { ...valuation, failed, state: cancelled ? 'cancelled' : !enabled ? 'skipped' : failed.length > 0 ? 'partly' : 'done' };
  };

  const stopped = createCancel();
  let running: Promise<RefreshOutcome> | null = null;
  let next: Promise<RefreshOutcome> | null = null;
  const refresh = (cancel: Cancel = neverCancelled): Promise<RefreshOutcome> => {
    if (running === null) {
      const either = createCancel();
      const off = [stopped.onCancel(() => either.cancel()), cancel.onCancel(() => either.cancel())];
      running = run(either).finally(() => {
        running = null;
        for (const leave of off) leave();
      });
      return running;
    }
    next ??= running.then(() => {
      next = null;
      return refresh(cancel);
    });
    return next;
  };

  const convert = (amount: number, from: string, to: string, day: string): ReturnType<PricingDesk['convert']> => convertMoney(amount, from, to, day, rates.lookup);

  const latest = (mint: string): PricePoint | null => {
    const fresh = live.get(mint) ?? null;
    const stored = store.prices.latest(mint);
    return fresh !== null && (stored === null || fresh.atMs >= stored.atMs) ? fresh : stored;
  };

  return {
    refresh,
    convert,
    valueOf: (entry, currency, day) => valueOnDay(entry.line, entry.value, currency, day, rates.lookup),
    latest,
    daily: (mint) => store.prices.daily(mint, clock.now() - DAILY_DAYS * DAY_MS, clock.now()),
    checks: () => checks,
    wanted: () => neededMints(store, parts.networks()),
    failed: () => lastFailed,
    async stop() {
      stopped.cancel();
      while (running !== null) await running;
    },
    setTyped(lineId, usdPerToken) {
      if (!Number.isFinite(usdPerToken) || usdPerToken < 0) throw engineError('BAD_INPUT', { key: 'usdPerToken', should: 'a number, 0 or more' });
      const entry = store.ledger.line(lineId);
      if (entry === null) throw engineError('NOT_FOUND', { what: 'line' });
      store.ledger.saveValues([{ lineId, usdPerToken, source: 'manual', priceAtMs: entry.line.atMs ?? clock.now(), confidence: null, typed: true }]);
      tell('values');
    },
    valueHolding: (holding, currency) => holdingFigure(holding, latest(holding.mint), currency, (usd) => convert(usd, 'USD', currency, formatLocalDate(zone().dayAt(clock.now())))),
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}

/** Today's value of a balance: as old as the older of balance and price. Nothing held is worth nothing, measured. */
function holdingFigure(holding: Holding, price: PricePoint | null, currency: string, toDisplay: (usd: number) => Figure['value']): Figure {
  const figure = { unit: currency, kind: 'measured', source: 'wallet-and-prices', parts: 1 } as const;
  if (BigInt(holding.base) === 0n) return { ...figure, value: known(0), asOfMs: holding.asOfMs, missing: 0 };
  if (price === null) return { ...figure, value: unknown('no-price'), asOfMs: holding.asOfMs, missing: 1 };
  const value = valueAt(holding, price, toDisplay);
  return { ...figure, value, asOfMs: Math.min(holding.asOfMs, price.atMs), missing: value.known ? 0 : 1 };
}

function valueAt(holding: Holding, price: PricePoint, toDisplay: (usd: number) => Figure['value']): Figure['value'] {
  const usd = usdValue(holding, { usdPerToken: price.usd });
  return usd.known ? toDisplay(usd.value) : usd;
}

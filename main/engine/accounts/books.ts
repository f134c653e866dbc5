import type { Known } from '../../../shared/units/known';
import type { Zone } from '../../../shared/units/zone';
import { zoneOf } from '../../../shared/units/zone';
import type { Settings } from '../../../shared/contract/schemas/settings';
import type { TariffBook } from '../../../shared/domain/tariff-book';
import type { LineWithValue, Store } from '../ports/store';
import type { Clock } from '../ports/system';
import { readDayBook } from './day-book';
import type { DayAccount, DayLine, DeviceDay } from './day-book';
import type { SummaryContext } from './summary';

/** How money of one currency is told in another, and what a line was worth when it came. */
export interface MoneyRules {
  /** Unknown (`no-rate`) where no rate of that day is stored. */
  convert(amount: number, from: string, to: string, day: string): Known<number>;
  /** Value of a ledger line at receipt. */
  valueOf(entry: LineWithValue, currency: string, day: string): Known<number>;
}

/** How far the wallets have been read. */
export interface ReadState {
  readonly hasWallets: boolean;
  readonly readSinceMs: number | null;
  readonly asOfMs: number | null;
}

/** The day book with the settings in force: zone, currency, today. */
export interface Books {
  zone(): Zone;
  currency(): string;
  /** Epoch day of now in the operator's zone (or UTC, as set). */
  today(): number;
  accounts(fromDay: number, toDay: number): readonly DayAccount[];
  context(): SummaryContext;
  /** A device, tariff, setting or rate changed: days that were settled are worked out again. */
  forget(): void;
  /** The ledger changed: its lines are read again. */
  forgetLines(): void;
}

export function createBooks(parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly tariffs: () => TariffBook;
  readonly money: MoneyRules;
  readonly readState: () => ReadState;
}): Books {
  const { store, clock, settings, tariffs, money, readState } = parts;
  const settled = new Map<string, DeviceDay>();
  const lines = new Map<number, readonly DayLine[]>();
  const tz = (): string => (settings().dayBoundary === 'utc' ? 'UTC' : settings().tz);
  return {
    zone: () => zoneOf(tz()),
    currency: () => settings().currency,
    today: () => zoneOf(tz()).dayAt(clock.now()),
    accounts(fromDay, toDay) {
      const { currency, includeDepreciation } = settings();
      return readDayBook(
        {
          store, clock, tz: tz(), currency, tariffs: tariffs(), typedCosts: store.records.costs(), includeDepreciation, settled, lines,
          convert: (amount, from, to, day) => money.convert(amount, from, to, day),
        },
        fromDay,
        toDay,
      );
    },
    context() {
      const { hasWallets, readSinceMs, asOfMs } = readState();
      return { currency: settings().currency, hasWallets, readSinceMs, incomeAsOfMs: asOfMs };
    },
    forget() {
      settled.clear();
      lines.clear();
    },
    forgetLines: () => lines.clear(),
  };
}

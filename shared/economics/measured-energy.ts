/** Energy that was measured, by quarter hours (handbook, economics, section 5). A gap is unknown, never zero. */
import { MS_PER_HOUR, MS_PER_QUARTER_HOUR } from '../units/duration';

export interface PowerSample {
  /** UTC ms. */
  readonly at: number;
  /** At the device; null where the sensor gave nothing. */
  readonly watts: number | null;
}

export interface CounterReading {
  /** UTC ms. */
  readonly at: number;
  /** Energy since some start that the device chose, at the device. */
  readonly wh: number;
}

export interface MeasuredQuarter {
  /** UTC ms, a whole quarter hour; in every zone in use today local quarter hours are the same ones. */
  readonly from: number;
  /** At the wall. */
  readonly wh: number;
  /** How much of the quarter hour was measured. */
  readonly coveredMs: number;
}

export interface MeasuredEnergy {
  /** At the wall, of the covered time only. */
  readonly wh: number;
  readonly coveredMs: number;
  /** Covered share of the time asked for, 0 to 1. */
  readonly coverage: number;
  /** Quarter hours with any cover, in order. */
  readonly quarters: readonly MeasuredQuarter[];
}

export interface MeasuredPeriod {
  /** UTC ms; `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Energy at the wall per energy at the device: set by the operator, measured by a plug, or 1. */
  readonly wallFactor: number;
}

/** Samples further apart than this many periods have unknown time between them. */
export const MAX_GAP_PERIODS = 3;

interface Quarters {
  /** Energy that flows from `from` to `to`, at a power that goes in a straight line from `startWatts` to `endWatts`. */
  add(from: number, to: number, startWatts: number, endWatts: number): void;
  result(): MeasuredEnergy;
}

function createQuarters({ from: begin, to: end, wallFactor }: MeasuredPeriod): Quarters {
  const found = new Map<number, { wh: number; coveredMs: number }>();
  return {
    add(from, to, startWatts, endWatts) {
      const wattsAt = (at: number): number => startWatts + ((endWatts - startWatts) * (at - from)) / (to - from);
      const stop = Math.min(to, end);
      for (let low = Math.max(from, begin); low < stop; ) {
        const quarter = Math.floor(low / MS_PER_QUARTER_HOUR) * MS_PER_QUARTER_HOUR;
        const high = Math.min(stop, quarter + MS_PER_QUARTER_HOUR);
        const entry = found.get(quarter) ?? { wh: 0, coveredMs: 0 };
        entry.wh += ((wattsAt(low) + wattsAt(high)) / 2) * ((high - low) / MS_PER_HOUR) * wallFactor;
        entry.coveredMs += high - low;
        found.set(quarter, entry);
        low = high;
      }
    },
    result() {
      const quarters = [...found].map(([from, { wh, coveredMs }]) => ({ from, wh, coveredMs })).toSorted((a, b) => a.from - b.from);
      const coveredMs = quarters.reduce((sum, quarter) => sum + quarter.coveredMs, 0);
      return { wh: quarters.reduce((sum, quarter) => sum + quarter.wh, 0), coveredMs, coverage: end > begin ? coveredMs / (end - begin) : 0, quarters };
    },
  };
}

const inOrder = <T extends { readonly at: number }>(items: readonly T[]): readonly T[] => items.toSorted((a, b) => a.at - b.at);

/** Trapezoids between samples that are no more than three sample periods apart. */
export function energyOfSamples(samples: readonly PowerSample[], period: MeasuredPeriod & { readonly samplePeriodMs: number }): MeasuredEnergy {
  const quarters = createQuarters(period);
  let before: PowerSample | null = null;
  for (const sample of inOrder(samples)) {
    if (before !== null && before.watts !== null && sample.watts !== null && sample.at > before.at && sample.at - before.at <= MAX_GAP_PERIODS * period.samplePeriodMs) {
      quarters.add(before.at, sample.at, before.watts, sample.watts);
    }
    before = sample;
  }
  return quarters.result();
}

/**
 * Differences of an energy counter. They hold over any gap; within one the energy is spread evenly. Where the counter fell it was reset, and
 * the time since the reading before is unknown.
 */
export function energyOfCounter(readings: readonly CounterReading[], period: MeasuredPeriod): MeasuredEnergy {
  const quarters = createQuarters(period);
  let before: CounterReading | null = null;
  for (const reading of inOrder(readings)) {
    if (before !== null && reading.at > before.at && reading.wh >= before.wh) {
      const watts = ((reading.wh - before.wh) * MS_PER_HOUR) / (reading.at - before.at);
      quarters.add(before.at, reading.at, watts, watts);
    }
    before = reading;
  }
  return quarters.result();
}

/**
 * Series: numbers over time. Raw samples are kept for days, then buckets; each tier keeps min, mean, max, count and covered time.
 */
export const TIERS = ['raw', '1m', '15m', '1h', '1d'] as const;
export type Tier = (typeof TIERS)[number];

/** Series of one group are written and read together: `cpu`, `memory`, `network`, `disk`, `temperature`, `gpu`, `power`. */
export type SeriesGroup = 'cpu' | 'memory' | 'network' | 'disk' | 'temperature' | 'gpu' | 'power';

/** One instant of one group: series name to value; a series that is absent was not seen (a gap, not a zero). */
export interface SeriesSample {
  readonly atMs: number;
  readonly values: Readonly<Record<string, number>>;
}

/**
 * A stretch of time. For tier `raw` it is what one sample stands for: it ends at the sample's instant (`fromMs + spanMs`), min = mean = max and
 * count = 1, unless there were more samples than points and they were merged. Buckets touch where nothing was missed; a hole between two is a gap.
 */
export interface Bucket {
  readonly fromMs: number;
  readonly spanMs: number;
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  /** Samples whose instant lies in it; 0 where a slow probe's sample covers the whole stretch. */
  readonly count: number;
  /** Milliseconds of the stretch that were really seen, 1..spanMs; the mean is weighted by them. */
  readonly coveredMs: number;
}

/** One series as pages draw it. Missing buckets are gaps and are simply absent. */
export interface SeriesHistory {
  readonly series: string;
  readonly tier: Tier;
  readonly buckets: readonly Bucket[];
}

/** A stretch in which the machine was up and watched (`up`), or known to be down, asleep or unwatched. */
export interface UptimeInterval {
  readonly fromMs: number;
  /** Last moment seen; the open interval moves it forward with every sample. */
  readonly toMs: number;
  readonly state: 'up' | 'down' | 'asleep' | 'unwatched';
}

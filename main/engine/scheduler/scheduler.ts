import type { Clock, Logger, Random } from '../ports/system';

/** Share of the interval by which runs are spread, so that many installations do not ask at the same second. */
const JITTER = 0.05;
const LONGEST_BACK_OFF = 8;
const SOON_MS = 50;

/** Runs named jobs again and again: one run at a time each, back-off after a failure, a missed time is skipped and not made up. */
export interface Scheduler {
  /** @param everyMs asked before each pause, so that a changed setting takes effect @param firstMs pause before the first run */
  every(name: string, everyMs: () => number, firstMs: number, run: () => Promise<void>): void;
  /** Brings the next run of a job forward: it has more to do. */
  soon(name: string): void;
  /** No run begins after this. */
  stop(): void;
  /** Resolves when the runs under way have ended. */
  idle(): Promise<void>;
}

interface Job {
  readonly name: string;
  readonly everyMs: () => number;
  readonly run: () => Promise<void>;
  cancel: (() => void) | null;
  /** Set before its first line runs, so that a job which asks for more at once is heard. */
  running: boolean;
  underWay: Promise<void> | null;
  failures: number;
  hurried: boolean;
}

export function createScheduler(clock: Clock, random: Random, logger: Logger): Scheduler {
  const jobs = new Map<string, Job>();
  let stopped = false;

  const schedule = (job: Job, ms: number): void => {
    if (stopped) return;
    job.cancel?.();
    job.cancel = clock.after(ms, () => begin(job));
  };
  const begin = (job: Job): void => {
    job.cancel = null;
    job.hurried = false;
    job.running = true;
    // In a function of its own, so that what throws at once has failed like what throws later.
    job.underWay = (async () => job.run())()
      .then(
        () => {
          job.failures = 0;
        },
        (error: unknown) => {
          job.failures += 1;
          logger.warn('job.failed', { job: job.name, failures: job.failures, error: error instanceof Error ? error.message : String(error) });
        },
      )
      .finally(() => {
        job.running = false;
        job.underWay = null;
        const backOff = Math.min(LONGEST_BACK_OFF, 2 ** job.failures);
        const pause = job.everyMs() * backOff;
        schedule(job, job.hurried ? SOON_MS : pause * (1 + JITTER * random.next()));
      });
  };
  return {
    every(name, everyMs, firstMs, run) {
      if (jobs.has(name)) throw new Error(`two jobs are called ${name}`);
      const job: Job = { name, everyMs, run, cancel: null, running: false, underWay: null, failures: 0, hurried: false };
      jobs.set(name, job);
      schedule(job, firstMs);
    },
    soon(name) {
      const job = jobs.get(name);
      if (job === undefined) return;
      if (!job.running) schedule(job, SOON_MS);
      else job.hurried = true;
    },
    stop() {
      stopped = true;
      for (const job of jobs.values()) {
        job.cancel?.();
        job.cancel = null;
      }
    },
    async idle() {
      await Promise.all([...jobs.values()].map((job) => job.underWay ?? Promise.resolve()));
    },
  };
}

import type { Cancel } from '../../../shared/units/cancel';

/** One yes-or-no choice and what it is worth. */
export interface BinaryChoice {
  readonly id: string;
  /** Gain of choosing it; may be negative. */
  readonly gain: number;
  /** What it uses, by resource id. */
  readonly uses: Readonly<Record<string, number>>;
}

/** Choose so that the sum of gains is largest and no resource is used beyond what there is. */
export interface AllocationProblem {
  readonly choices: readonly BinaryChoice[];
  /** Available amount by resource id; a resource that is not named is unlimited. */
  readonly available: Readonly<Record<string, number>>;
}

export interface AllocationSolution {
  readonly chosen: readonly string[];
  readonly gain: number;
  /** False: the time limit ended the search, and this is the best found. */
  readonly proven: boolean;
}

/** A small integer programme, solved beside the engine's own thread. */
export interface Optimizer {
  /** @throws CancelledError when cancelled; RangeError for a problem that is not finite */
  allocate(problem: AllocationProblem, cancel?: Cancel): Promise<AllocationSolution>;
  stop(): Promise<void>;
}

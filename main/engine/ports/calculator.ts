import type { BandWeek } from '../../../shared/economics/forecast-band';
import type { EstimateOutput } from '../../../shared/economics/estimate';
import type { Cancel } from '../../../shared/units/cancel';

/** Where a device stands on day 0 of a scenario that begins after its purchase. */
export interface Opening {
  /** Income less costs and price so far, in the scenario's currency; takes the place of minus the outlay. */
  readonly balance: number;
  /** Days since the device was new. */
  readonly ageDays: number;
}

export interface CalculationRequest {
  /** A scenario as typed; it is parsed where it is calculated. */
  readonly scenario: unknown;
  readonly targetMonths?: number;
  readonly series?: boolean;
  /** Daily log returns of the token, for the volatility where the scenario gives none. */
  readonly returns?: readonly number[];
  /** Absent: everything is bought on day 0. */
  readonly opening?: Opening;
  /** Paths of the fan; 0 or absent: none is wanted. */
  readonly bandPaths?: number;
}

export type CalculationAnswer =
  | { readonly ok: true; readonly estimate: EstimateOutput; readonly band: readonly BandWeek[] }
  | { readonly ok: false; readonly key: string; readonly should: string };

/** Estimates can take a second: they run beside the engine's own thread. */
export interface Calculator {
  /** @throws CancelledError when cancelled */
  calculate(request: CalculationRequest, cancel?: Cancel): Promise<CalculationAnswer>;
  stop(): Promise<void>;
}

import type { BandWeek } from '../../../shared/economics/forecast-band';
import type { EstimateOutput } from '../../../shared/economics/estimate';
import type { Cancel } from '../../../shared/units/cancel';

export interface CalculationRequest {
  /** A scenario as typed; it is parsed where it is calculated. */
  readonly scenario: unknown;
  readonly targetMonths?: number;
  readonly series?: boolean;
  /** Daily log returns of the token, for the volatility where the scenario gives none. */
  readonly returns?: readonly number[];
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

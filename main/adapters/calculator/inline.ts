import type { Calculator, CalculationAnswer, CalculationRequest } from '../../engine/ports/calculator';
import type { Cancel } from '../../../shared/units/cancel';

/** Calculates on the caller's own thread: for a command that does nothing else. */
export const createInlineCalculator = (calculate: (request: CalculationRequest, cancel?: Cancel) => CalculationAnswer): Calculator => ({
  calculate: async (request, cancel) => calculate(request, cancel),
  stop: async () => undefined,
});

import { runCashFlow } from '../../../shared/economics/cash-flow';
import { estimate } from '../../../shared/economics/estimate';
import { forecastBand } from '../../../shared/economics/forecast-band';
import { parseScenario } from '../../../shared/economics/parse-scenario';
import { createLogNormalModel } from '../../../shared/economics/price-paths';
import { createRandom } from '../../../shared/economics/random';
import { weeklyPlan } from '../../../shared/economics/simulation';
import { ScenarioError } from '../../../shared/economics/scenario';
import { buildTimeline } from '../../../shared/economics/timeline';
import { volatilityOf } from '../../../shared/economics/volatility';
import { neverCancelled } from '../../../shared/units/cancel';
import type { Cancel } from '../../../shared/units/cancel';
import type { CalculationAnswer, CalculationRequest } from '../ports/calculator';
import { withOpening, withoutOpening } from './opening';

/** The calculation itself, for a worker thread or a short-lived process. A wrong scenario is an answer, not an exception. */
export function calculate(request: CalculationRequest, cancel: Cancel = neverCancelled): CalculationAnswer {
  const parsed = parseScenario(request.scenario);
  if (!parsed.ok) return { ok: false, key: parsed.error.key, should: parsed.error.should };
  const { defaults } = parsed;
  const { opening } = request;
  const scenario = opening === undefined ? parsed.scenario : withOpening(parsed.scenario, opening);
  try {
    const returns = request.returns ?? [];
    const figures = estimate(scenario, {
      defaults, cancel, returns, series: request.series ?? false,
      ...(request.targetMonths === undefined ? {} : { targetMonths: request.targetMonths }),
    });
    const result = opening === undefined ? figures : withoutOpening(figures, parsed.scenario, opening);
    const measured = volatilityOf(returns);
    const sigma = scenario.token.volatilityPerYear ?? (measured.known ? measured.value : null);
    const paths = request.bandPaths ?? 0;
    if (paths === 0 || sigma === null) return { ok: true, estimate: result, band: [] };
    const plan = weeklyPlan(scenario, runCashFlow(scenario, buildTimeline(scenario, scenario.horizonMonths)));
    return { ok: true, estimate: result, band: forecastBand(plan, createLogNormalModel(sigma, createRandom(scenario.simulation.seed)), paths, cancel) };
  } catch (error) {
    if (error instanceof ScenarioError) return { ok: false, key: error.key, should: error.should };
    throw error;
  }
}

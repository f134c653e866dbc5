import { watchProblems, type Problems } from '../../support/flows/problems';
import type { Stage } from '../../support/flows/stage';
import { askEngine } from './ask';
import { killEngine } from './engine';
import { until, type Desktop } from './launch';

export interface DesktopStage extends Stage {
  /** What the window at hand complained about. */
  problems(): Problems;
}

/** The app in a window as a stage for the flows that the browser runs too. */
export const openDesktopStage = async (desktop: Desktop, env: Readonly<Record<string, string>>): Promise<DesktopStage> => {
  let running = await desktop.launch({ env, words: ['--lang=en-GB'] });
  let problems = watchProblems(running.page);
  return {
    page: () => running.page,
    problems: () => problems,
    ask: async (call, input) => await askEngine(running.page, call, input),
    restart: async () => {
      const { dataDir } = running;
      await running.close();
      running = await desktop.launch({ dataDir, env, words: ['--lang=en-GB'] });
      problems = watchProblems(running.page);
    },
    stopEngine: async () => {
      await killEngine(running);
    },
    // The shell starts it by itself.
    startEngine: async () => {
      await until('the engine to answer', async () => await askEngine(running.page, 'system/info').catch(() => undefined));
    },
    close: async () => {
      await running.close();
    },
  };
};

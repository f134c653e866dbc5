import { watchProblems, type Problems } from '../../support/flows/problems';
import type { Stage } from '../../support/flows/stage';
import { askEngine } from './ask';
import { until, type Desktop, type RunningApp } from './launch';

export interface DesktopStageOptions {
  readonly demo?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Process number of the engine, once there is one other than `not`. */
const enginePid = async (one: RunningApp, not = 0): Promise<number> =>
  await until('an engine process', async () => {
    const pid = await one.app.evaluate(({ app }) => app.getAppMetrics().find(({ name, serviceName }) => name === 'Nodeworth engine' || serviceName === 'Nodeworth engine')?.pid);
    return pid === not ? undefined : pid;
  });

/** The flows' stage in a real window: the engine is asked over a port of the shell, and killed for real. */
export async function openDesktopStage(desktop: Desktop, options: DesktopStageOptions = {}): Promise<Stage> {
  const launch = async (dataDir?: string): Promise<{ readonly one: RunningApp; readonly problems: Problems }> => {
    const one = await desktop.launch({ ...(dataDir === undefined ? {} : { dataDir }), ...(options.demo === true ? { words: ['--demo'] } : {}), ...(options.env === undefined ? {} : { env: options.env }) });
    return { one, problems: watchProblems(one.page) };
  };
  let shown = await launch();
  let killed = 0;
  return {
    page: () => shown.one.page,
    problems: () => shown.problems,
    ask: (call, input = {}) => askEngine(shown.one.page, call, input),
    async restart() {
      await shown.one.close();
      shown = await launch(shown.one.dataDir);
    },
    async stopEngine() {
      killed = await enginePid(shown.one);
      process.kill(killed, 'SIGKILL');
    },
    async startEngine() {
      await enginePid(shown.one, killed);
    },
    close: () => shown.one.close(),
  };
}

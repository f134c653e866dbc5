import { until, type RunningApp } from './launch';

/** Process number of the engine, once there is one other than `not`. */
export const enginePid = async (one: RunningApp, not = 0): Promise<number> =>
  await until('an engine process', async () => {
    const pid = await one.app.evaluate(({ app }) => app.getAppMetrics().find(({ name, serviceName }) => name === 'Nodeworth engine' || serviceName === 'Nodeworth engine')?.pid);
    return pid === not ? undefined : pid;
  });

/** Ends the engine as the kernel would when memory is short. */
export const killEngine = async (one: RunningApp): Promise<void> => {
  process.kill(await enginePid(one), 'SIGKILL');
};

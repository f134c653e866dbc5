import { parseServeWords } from '../cli/serve-words';
import { startupFailure } from '../compose/startup-failure';
import { builtFolders, serve, stopOnSignals } from './serve';

/**
 * Serves the app without a window: what `npm start` falls back to. The address with its token is printed on a line of its own.
 * @param here folder of the built bundles
 */
export async function run(words: readonly string[], here: string): Promise<void> {
  const parsed = parseServeWords(words);
  if (!parsed.ok) {
    process.stderr.write(`${parsed.why}\n`);
    process.exitCode = 1;
    return;
  }
  try {
    const served = await serve(parsed.options, builtFolders(here));
    stopOnSignals(() => served.stop(), parsed.stdinStops);
    process.stdout.write(`Nodeworth is ready: ${served.url}\n`);
  } catch (error) {
    process.stderr.write(`${startupFailure(error)}\n`);
    process.exitCode = 1;
  }
}

import { join } from 'node:path';

import { composeEngine } from '../compose/compose-engine';
import { priceAddressesOf } from '../compose/price-sources';
import { usualDataDir } from '../compose/data-dir';
import { version } from '../compose/version';
import { composeDemo } from '../demo/compose-demo';
import { loadAccessToken } from './access';
import { openBrowser } from './open-browser';
import { startHeadlessServer } from './server';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string | null;
  readonly open: boolean;
  readonly demo: boolean;
}

/** Folder that holds the built pages and threads, beside this bundle. */
export interface BuiltFolders {
  readonly main: string;
  readonly pages: string;
}

export const builtFolders = (here: string): BuiltFolders => ({ main: here, pages: join(here, '..', 'renderer') });

export interface Served {
  /** Address with the token: whoever has it may ask everything. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the engine and serves pages and contract on this machine. @throws StoreError, RangeError (not a loopback address), system errors of listening */
export async function serve(options: ServeOptions, built: BuiltFolders): Promise<Served> {
  const calculatorFile = join(built.main, 'calculator.worker.cjs');
  const dataDir = options.dataDir ?? usualDataDir(process.platform, process.env);
  const composed = options.demo
    ? composeDemo({ host: 'headless', calculatorFile })
    : composeEngine({ dataDir, host: 'headless', background: true, calculatorFile, prices: priceAddressesOf(process.env) });
  try {
    const token = loadAccessToken(composed.engine.parts.info.dataDir);
    const server = await startHeadlessServer(composed.engine.handlers, composed.logger, { host: options.host, port: options.port, token, pagesFolder: built.pages, version });
    composed.engine.start();
    const url = `${server.url}#token=${token}`;
    const clearPage = options.open ? openBrowser(url, composed.engine.parts.info.dataDir) : null;
    return {
      url,
      async stop() {
        clearPage?.();
        await server.close();
        await composed.stop();
      },
    };
  } catch (error) {
    await composed.stop();
    throw error;
  }
}

/** Stops once on SIGINT, SIGTERM, or when standard input closes and the parent asked for that (`--stdin-stops`). */
export function stopOnSignals(stop: () => Promise<void>, withStdin: boolean): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  if (withStdin) {
    process.stdin.resume();
    process.stdin.on('end', end);
  }
}

import type { Page } from 'playwright';

import type { Problems } from './problems';

/** What carries the pages in a flow: the headless host in a browser, or the desktop window. */
export interface Stage {
  /** The page at hand; another one after `restart`. */
  page(): Page;
  /** What that page complained about. */
  problems(): Problems;
  /** Asks the engine past the page: what is stored, not what is shown. `call` is like `settings/get`. */
  ask(call: string, input?: unknown): Promise<unknown>;
  /** Ends the whole app and starts it again over the same data folder. */
  restart(): Promise<void>;
  /** Takes the engine away under the open page. */
  stopEngine(): Promise<void>;
  /** Brings it back; on the desktop the shell does that by itself. */
  startEngine(): Promise<void>;
  close(): Promise<void>;
}

/** Generous limits: the machine that runs this may be busy with other things. */
export const PATIENCE_MS = 30_000;

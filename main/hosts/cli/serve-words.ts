import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { ServeOptions } from '../headless/serve';
import { whyWrong } from './words';

export type ParsedServe = { readonly ok: true; readonly options: ServeOptions; readonly stdinStops: boolean } | { readonly ok: false; readonly why: string };

const OPTIONS = {
  host: { type: 'string' },
  port: { type: 'string' },
  'data-dir': { type: 'string' },
  'no-open': { type: 'boolean' },
  demo: { type: 'boolean' },
  /** For whoever starts it as a child: ends when the parent does. */
  'stdin-stops': { type: 'boolean' },
} as const;

/** Reads the words of `serve`. Port 0 takes any free one, which is the default. */
export function parseServeWords(words: readonly string[]): ParsedServe {
  let values: { host?: string | undefined; port?: string | undefined; 'data-dir'?: string | undefined; 'no-open'?: boolean | undefined; demo?: boolean | undefined; 'stdin-stops'?: boolean | undefined };
  try {
    ({ values } = parseArgs({ args: [...words], options: OPTIONS, strict: true, allowPositionals: false }));
  } catch (error) {
    return { ok: false, why: whyWrong(error) };
  }
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return { ok: false, why: `--port should be a whole number from 0 to 65535, not ${values.port ?? ''}` };
  return {
    ok: true,
    stdinStops: values['stdin-stops'] ?? false,
    options: {
      host: values.host ?? '127.0.0.1', port, dataDir: values['data-dir'] === undefined ? null : resolve(values['data-dir']), open: !(values['no-open'] ?? false), demo: values.demo ?? false,
    },
  };
}

import type { Logger } from '../../main/engine/ports/system';

/** A logger that keeps what was said, so that a test can ask for it. */
export interface QuietLogger extends Logger {
  readonly entries: readonly { readonly level: string; readonly event: string; readonly facts: Readonly<Record<string, string | number | boolean | null>> }[];
}

export const createQuietLogger = (): QuietLogger => {
  const entries: { level: string; event: string; facts: Readonly<Record<string, string | number | boolean | null>> }[] = [];
  const at = (level: string) => (event: string, facts: Readonly<Record<string, string | number | boolean | null>> = {}): void => { entries.push({ level, event, facts }); };
  return { entries, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
};

import type { Clock, Logger } from '../../engine/ports/system';
import { isSecretName, redact, REDACTED } from './redact';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

const WEIGHT: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 };

export interface LoggerOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly level?: LogLevel;
  /** Takes one line without its end: `createLogFile`, or stderr when left out (stdout is for answers). */
  readonly write?: (line: string) => void;
}

/**
 * JSON lines: `{"at","level","event",…facts}`. Events are codes, facts are plain values; whatever looks like a secret is cut
 * out here once, so that no caller can forget it, and addresses are shortened unless the person turned `debug` on.
 */
export function createLogger(options: LoggerOptions): Logger {
  const { clock, level = 'info' } = options;
  const write = options.write ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const keepAddresses = level === 'debug';

  const log = (of: Exclude<LogLevel, 'silent'>, event: string, facts: Facts = {}): void => {
    if (WEIGHT[of] < WEIGHT[level]) return;
    const line: Record<string, string | number | boolean | null> = { at: new Date(clock.now()).toISOString(), level: of, event: redact(event, keepAddresses) };
    for (const [name, value] of Object.entries(facts)) {
      if (isSecretName(name)) line[name] = REDACTED;
      else line[name] = typeof value === 'string' ? redact(value, keepAddresses) : value;
    }
    write(JSON.stringify(line));
  };

  return {
    debug: (event, facts) => log('debug', event, facts),
    info: (event, facts) => log('info', event, facts),
    warn: (event, facts) => log('warn', event, facts),
    error: (event, facts) => log('error', event, facts),
  };
}

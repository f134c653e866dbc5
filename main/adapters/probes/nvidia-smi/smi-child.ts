import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Clock, Logger } from '../../../engine/ports/system';
import { toWaitMs } from './back-off';
import { toFailure, toRefusedField, type ToolFailure } from './failure';

/** One long-lived child of the tool. It has no timer of its own: `tend`, called at every sample, starts what is due and ends what fell silent. */
export interface SmiChild {
  tend(tool: string, intervalMs: number): void;
  /** Ends the child and forgets why earlier ones failed; `tend` starts the next one at once. */
  halt(): void;
  /** Why there is no row, or null while a child runs that is not yet late. */
  failure(): ToolFailure | null;
  /** Monotonic ms of the start of the running child, null when none runs. */
  runningSince(): number | null;
  /** The fields the driver accepts. */
  fields(): readonly string[];
  /** Ends the child and waits until it is gone (at most two seconds: one that hangs in the driver cannot be ended). */
  stop(): Promise<void>;
}

export interface SmiChildOptions {
  readonly what: 'figures' | 'processes';
  readonly fields: readonly string[];
  readonly toArguments: (fields: readonly string[], intervalMs: number) => readonly string[];
  /** Takes a line with the fields it was made of; answers whether it was a row. */
  readonly onLine: (fields: readonly string[], line: string) => boolean;
  /** A child that wrote no row for its interval and this long is ended; null: silence is normal. */
  readonly silenceMs: number | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A child that delivered for this long was healthy: the next failure waits the shortest time again. */
const HEALTHY_MS = 60_000;
const WORDS_LENGTH = 4_096;
const LINE_LENGTH = 64 * 1024;
const STOP_WAIT_MS = 2_000;

interface Run {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly intervalMs: number;
  readonly startedAt: number;
  lastRowAt: number | null;
  rest: string;
  /** What it wrote that was no row. */
  words: string;
  /** We ended it ourselves: its exit is no failure of its own. */
  ended: boolean;
}

export const createSmiChild = (options: SmiChildOptions): SmiChild => {
  const { clock, logger, what } = options;
  let fields = options.fields;
  let run: Run | null = null;
  let failure: ToolFailure | null = null;
  let failures = 0;
  let notBefore = Number.NEGATIVE_INFINITY;
  let wanted: { readonly tool: string; readonly intervalMs: number } | null = null;
  let onGone: (() => void) | null = null;

  const fail = (next: ToolFailure): void => {
    const waitMs = toWaitMs(failures);
    failures += 1;
    notBefore = clock.mono() + waitMs;
    if (failure?.reason !== next.reason || failure.detail !== next.detail) logger.warn('probe.nvidia-smi.failed', { what, reason: next.reason, detail: next.detail, waitMs });
    failure = next;
  };

  const takeLine = (current: Run, line: string): void => {
    if (line.trim() === '') return;
    if (options.onLine(fields, line)) {
      current.lastRowAt = clock.mono();
      current.words = '';
      failure = null;
    } else if (current.words.length < WORDS_LENGTH) current.words += `${line}\n`;
  };

  const takeText = (current: Run, text: string): void => {
    const lines = (current.rest + text).split('\n');
    current.rest = (lines.pop() ?? '').slice(-LINE_LENGTH);
    for (const line of lines) takeLine(current, line);
  };

  const finish = (current: Run, exitCode: number | null): void => {
    if (run !== current) return;
    takeLine(current, current.rest);
    run = null;
    onGone?.();
    if (current.lastRowAt !== null && current.lastRowAt - current.startedAt >= HEALTHY_MS) failures = 0;
    if (current.ended) {
      if (wanted !== null) start();
      return;
    }
    const refused = toRefusedField(current.words);
    if (refused !== null && fields.length > 1 && fields.includes(refused)) {
      fields = fields.filter((field) => field !== refused);
      logger.info('probe.nvidia-smi.field-dropped', { what, field: refused });
      start();
      return;
    }
    fail(toFailure(current.words, exitCode));
  };

  const start = (): void => {
    if (run !== null || wanted === null || clock.mono() < notBefore) return;
    const { tool, intervalMs } = wanted;
    let child: ChildProcessByStdio<null, Readable, Readable>;
    try {
      child = spawn(tool, [...options.toArguments(fields, intervalMs)], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...options.environment, LC_ALL: 'C' }, windowsHide: true });
    } catch (error) {
      // Out of memory or of process numbers: the machine may recover.
      fail({ reason: 'unreadable', detail: error instanceof Error ? error.message : String(error) });
      return;
    }
    const current: Run = { process: child, intervalMs, startedAt: clock.mono(), lastRowAt: null, rest: '', words: '', ended: false };
    run = current;
    child.stdout.setEncoding('utf8');
    child.stderr.setEncoding('utf8');
    child.stdout.on('data', (text: string) => { takeText(current, text); });
    child.stderr.on('data', (text: string) => { if (current.words.length < WORDS_LENGTH) current.words += text; });
    child.once('error', (error) => {
      // It never started: there will be no exit.
      if (child.pid !== undefined || run !== current) return;
      run = null;
      onGone?.();
      const code = 'code' in error ? error.code : null;
      fail({ reason: code === 'EACCES' || code === 'EPERM' ? 'no-permission' : code === 'ENOENT' ? 'no-tool' : 'unreadable', detail: error.message });
    });
    // `close` comes after the last of the output, `exit` may come before it.
    child.once('close', (code) => { finish(current, code); });
  };

  const end = (current: Run): void => {
    current.ended = true;
    // The tool holds nothing that needs to be put in order, and one that hangs does not hear a polite signal.
    current.process.kill('SIGKILL');
  };

  const endIfSilent = (current: Run): void => {
    if (options.silenceMs === null || current.ended) return;
    // The first row comes as soon as the driver is open; the next ones an interval apart.
    const deadline = current.lastRowAt === null ? current.startedAt + options.silenceMs : current.lastRowAt + current.intervalMs + options.silenceMs;
    if (clock.mono() < deadline) return;
    const said = toFailure(current.words, null);
    fail(current.words.trim() === '' ? { reason: 'timed-out', detail: `no line for ${options.silenceMs / 1000} s` } : said);
    end(current);
  };

  return {
    tend: (tool, intervalMs) => {
      wanted = { tool, intervalMs };
      if (run === null) start();
      else if (run.intervalMs !== intervalMs && !run.ended) end(run);
      else endIfSilent(run);
    },
    halt: () => {
      wanted = null;
      failure = null;
      failures = 0;
      notBefore = Number.NEGATIVE_INFINITY;
      if (run !== null && !run.ended) end(run);
    },
    failure: () => failure,
    runningSince: () => (run === null || run.ended ? null : run.startedAt),
    fields: () => fields,
    stop: async () => {
      wanted = null;
      if (run === null) return;
      const current = run;
      await new Promise<void>((resolve) => {
        const cancel = clock.after(STOP_WAIT_MS, resolve);
        onGone = () => {
          cancel();
          resolve();
        };
        if (!current.ended) end(current);
      });
      onGone = null;
      current.process.stdout.destroy();
      current.process.stderr.destroy();
      current.process.unref();
    },
  };
};

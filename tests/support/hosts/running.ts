import { spawn, type ChildProcess } from 'node:child_process';

import { NO_MARKET } from '../no-market';

/** A program that was started, with all that it has said. */
export interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  /** Waits for a line of stdout that matches. Rejects when the program ends first, with what it said. */
  line(pattern: RegExp, withinMs?: number): Promise<RegExpMatchArray>;
  /** Exit status, or the signal that ended it. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  hasEnded(): boolean;
}

export interface StartOptions {
  readonly nodeWords?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Only what a program needs: nothing of the tests' own environment (zone, proxies, loaders) reaches it, and it reaches no market by itself. */
const environment = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({ PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', TZ: 'Europe/Berlin', LANG: 'C.UTF-8', ...NO_MARKET, ...more });

export function startProgram(file: string, words: readonly string[], options: StartOptions = {}): Running {
  const child = spawn(process.execPath, [...(options.nodeWords ?? []), file, ...words], { stdio: ['pipe', 'pipe', 'pipe'], env: environment(options.env), ...(options.cwd === undefined ? {} : { cwd: options.cwd }) });
  let out = '';
  let err = '';
  let over = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    tell();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    tell();
  });
  const ended = new Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      over = true;
      resolve({ code, signal });
      tell();
    });
  });
  return {
    child,
    pid: child.pid ?? -1,
    stdout: () => out,
    stderr: () => err,
    ended,
    hasEnded: () => over,
    line: (pattern, withinMs = 20_000) =>
      new Promise((resolve, reject) => {
        const done = (settle: () => void): void => {
          clearTimeout(timer);
          listeners.delete(look);
          settle();
        };
        const timer = setTimeout(() => done(() => reject(new Error(`not said within ${withinMs / 1000} s: ${String(pattern)}\nstdout: ${out}\nstderr: ${err}`))), withinMs);
        const look = (): void => {
          const found = pattern.exec(out);
          if (found !== null) done(() => resolve(found));
          else if (over) done(() => reject(new Error(`ended before it said ${String(pattern)}\nstdout: ${out}\nstderr: ${err}`)));
        };
        listeners.add(look);
        look();
      }),
  };
}

/** A program that should end by itself and does not is ended after this. */
const LONGEST_MS = 20_000;

/** Waits for the end of a program, and makes one after a while. */
export async function endOf(running: Running): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const timer = setTimeout(() => running.child.kill('SIGKILL'), LONGEST_MS);
  const { code } = await running.ended;
  clearTimeout(timer);
  return { code, stdout: running.stdout(), stderr: running.stderr() };
}

/** Runs a program to its end. */
export async function runProgram(file: string, words: readonly string[], options: StartOptions & { readonly input?: string } = {}): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const running = startProgram(file, words, options);
  running.child.stdin?.end(options.input ?? '');
  return endOf(running);
}

/** Waits for something that another process does. @throws Error that names what was waited for */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>, withinMs = 20_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`not seen within ${withinMs / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

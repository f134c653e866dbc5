import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const RUN_TS = join(import.meta.dirname, '../../support/run-ts.mjs');

export interface RunningChild {
  /** Complete lines written so far. */
  readonly lines: readonly string[];
  /** Resolves when a line begins with the text; rejects when the process ends before. */
  line(start: string): Promise<string>;
  /** SIGKILL, and gone when it resolves. */
  kill(): Promise<void>;
  /** Exit code, when it ends by itself. */
  ended(): Promise<number | null>;
}

/** Runs a TypeScript file of this folder in a Node process of its own, killed after the test if it still runs. */
export function runChild(file: string, args: readonly string[]): RunningChild {
  const child: ChildProcess = spawn(process.execPath, [RUN_TS, join(import.meta.dirname, file), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const lines: string[] = [];
  const waiting: { readonly start: string; readonly resolve: (line: string) => void; readonly reject: (error: Error) => void }[] = [];
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      for (const waiter of waiting) if (line.startsWith(waiter.start)) waiter.resolve(line);
    }
  });
  child.on('exit', () => {
    for (const waiter of waiting) waiter.reject(new Error(`ended before it said "${waiter.start}"`));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    lines,
    line: (start) =>
      new Promise((resolve, reject) => {
        const said = lines.find((line) => line.startsWith(start));
        if (said !== undefined) resolve(said);
        else waiting.push({ start, resolve, reject });
      }),
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
    async ended() {
      await exit;
      return child.exitCode;
    },
  };
}

// Child processes of the tools: run to the end, with a limit on silence rather than on length where a download is slow but alive.
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes under a folder; 0 when it is not there. */
export const bytesUnder = (folder) => {
  let sum = 0;
  let entries = [];
  try {
    entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch {
    return 0;
  }
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    try {
      sum += statSync(join(entry.parentPath ?? entry.path, entry.name)).size;
    } catch {
      // Moved away while we looked.
    }
  }
  return sum;
};

/**
 * Runs a command to its end.
 * `watch`: folders that a download grows; when neither they nor the output grew for `quietMs`, the command is ended. That bounds what a
 * refused or unanswered download costs, and lets a slow one go on.
 * Returns { code, output } where code is null when it was ended by us or could not start.
 */
export const run = (command, args, { cwd, env, watch = [], quietMs, echo = false } = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let grownAt = performance.now();
    const bytes = () => watch.reduce((sum, folder) => sum + bytesUnder(folder), 0);
    let size = bytes();
    const take = (chunk) => {
      grownAt = performance.now();
      output = (output + String(chunk)).slice(-20_000);
      if (echo) process.stderr.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const timer =
      quietMs === undefined
        ? undefined
        : setInterval(() => {
            const now = bytes();
            if (now !== size) {
              size = now;
              grownAt = performance.now();
            } else if (performance.now() - grownAt > quietMs) {
              output += `\nno answer within ${quietMs / 1000} s`;
              child.kill('SIGKILL');
            }
          }, 250);
    child.on('error', (error) => {
      clearInterval(timer);
      done({ code: null, output: `${command}: ${error.message}` });
    });
    child.on('close', (code) => {
      clearInterval(timer);
      done({ code, output });
    });
  });

/** Runs a command on our terminal and answers with its exit status; signals that end us are passed on. */
export const hand = (command, args, options = {}) =>
  new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const pass = (signal) => () => child.kill(signal);
    const onInt = pass('SIGINT');
    const onTerm = pass('SIGTERM');
    process.on('SIGINT', onInt);
    process.on('SIGTERM', onTerm);
    child.on('error', fail);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', onInt);
      process.off('SIGTERM', onTerm);
      done(code ?? (signal === null ? 1 : 128 + 15));
    });
  });

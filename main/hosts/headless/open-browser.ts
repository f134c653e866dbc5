import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page lies there until the browser has read it, whatever it takes to start one. */
const GONE_AFTER_MS = 60_000;

const escaped = (text: string): string => text.replace(/[&"<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const page = (url: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Nodeworth</title><meta http-equiv="refresh" content="0; url=${escaped(url)}"><p><a href="${escaped(url)}">Open Nodeworth</a></p>\n`;

/** Runs the system's way to open a file; a machine without one is served all the same. */
function runOpener(file: string): void {
  const command = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  if (process.platform === 'linux' && process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined) return;
  const child = spawn(command, [file], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

/**
 * Opens the person's browser. Command lines can be read by everybody on the machine, and the address holds the token: the browser is given a
 * page that only its owner can read, and that page leads to the address.
 * @returns clears the page away
 */
export function openBrowser(url: string, dataDir: string): () => void {
  const file = join(dataDir, 'open-nodeworth.html');
  const clear = (): void => rmSync(file, { force: true });
  clear();
  writeFileSync(file, page(url), { mode: 0o600, flag: 'wx' });
  runOpener(file);
  const timer = setTimeout(clear, GONE_AFTER_MS);
  timer.unref();
  return () => {
    clearTimeout(timer);
    clear();
  };
}

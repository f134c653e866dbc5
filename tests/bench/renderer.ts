import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { atMost, toldNumber, type BenchRow } from './table';

const KB = 1000;

/** Scripts that a browser loads before the first page shows: those that index.html names, and all that they import statically. */
export function initialScripts(pages: string): readonly string[] {
  const html = readFileSync(join(pages, 'index.html'), 'utf8');
  const found = new Set<string>();
  const take = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const code = readFileSync(file, 'utf8');
    for (const [, path] of code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[^"'();]*?\sfrom\s*|[^"'();]*?\}\s*from\s*)?["'](\.{1,2}\/[^"']+\.js)["']/g)) take(join(dirname(file), path ?? ''));
  };
  for (const [, path] of html.matchAll(/(?:src|href)="([^"]+\.js)"/g)) take(join(pages, path ?? ''));
  return [...found];
}

const gzipKb = (files: readonly string[]): number => files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / KB;

export function benchRenderer(pages: string): readonly BenchRow[] {
  const scripts = initialScripts(pages);
  const html = readFileSync(join(pages, 'index.html'), 'utf8');
  const styles = [...html.matchAll(/href="([^"]+\.css)"/g)].map(([, path]) => join(pages, path ?? ''));
  return [
    atMost('initial renderer script, gzip', gzipKb(scripts), 350, 'KB', `${scripts.length} files, ${(scripts.reduce((sum, file) => sum + readFileSync(file).length, 0) / KB).toFixed(0)} KB plain`),
    toldNumber('initial styles, gzip', gzipKb(styles), 'KB', `${styles.length} files`),
  ];
}

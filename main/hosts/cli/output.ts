/** Where a command writes: answers on stdout, words on stderr. Tests hand over their own. */
export interface Output {
  readonly answer: (text: string) => void;
  readonly words: (text: string) => void;
}

/** Whoever reads may have enough before the end (`| head`): that is no failure, and what else is written goes nowhere. */
const endWithReader = (stream: NodeJS.WriteStream): void =>
  void stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
for (const stream of [process.stdout, process.stderr]) endWithReader(stream);

export const processOutput: Output = {
  answer: (text) => void process.stdout.write(`${text}\n`),
  words: (text) => void process.stderr.write(`${text}\n`),
};

/** Exit status of a command: good, wrong use with one clear line, partly failed. */
export const EXIT = { good: 0, wrongUse: 1, partly: 2 } as const;

/** A wrong use of the command line: one clear line, exit status 1. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Columns padded to their widest cell; numbers right. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((h, i) => Math.max(h.length, ...rows.map((r) => (r[i] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => (/^[-+≥]?[\d.,]+$/.test(cell) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ').trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { run } from '../../../main/tools/lib/child.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'download-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const node = async (script: string, quietMs: number) => await run(process.execPath, ['-e', script, folder], { watch: [folder], quietMs });

describe('a download that the gate waits for', () => {
  test('is ended when nothing comes', async () => {
    const start = performance.now();
    const { code, output } = await node('setInterval(() => {}, 1000)', 500);
    expect(code).toBeNull();
    expect(output).toContain('no answer within 0.5 s');
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('goes on while its file grows, however long it takes', async () => {
    const slow = "let n = 0; const t = setInterval(() => { require('fs').appendFileSync(process.argv[1] + '/part', 'x'.repeat(1000)); if (++n === 8) { clearInterval(t); console.log('whole'); } }, 400)";
    const { code, output } = await node(slow, 1_500);
    expect([code, output.trim()]).toEqual([0, 'whole']);
  });

  test('that is refused costs nothing more', async () => {
    expect(await node('console.error("refused"); process.exit(3)', 9_000)).toEqual({ code: 3, output: 'refused\n' });
  });

  test('by a program that is not there is a failure with its name', async () => {
    const { code, output } = await run('no-such-program-here', [], { quietMs: 1_000 });
    expect(code).toBeNull();
    expect(output).toContain('no-such-program-here');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

it('a command whose reader has enough before the end (`| head`) ends as any other, without a word', async () => {
  const runner: { bundleTs(entry: string): Promise<string> } = await import(new URL('../../support/run-ts.mjs', import.meta.url).href);
  const bundle = await runner.bundleTs(new URL('./output-child.ts', import.meta.url).pathname);
  const child = spawn(process.execPath, [bundle], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = (await once(child, 'close')) as readonly (number | null)[];
  expect([code, said]).toEqual([0, '']);
});

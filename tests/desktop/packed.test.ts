import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { NO_MARKET } from '../support/no-market';
import { ownedFolder, root, unprivileged } from './support/app-folder';
import { openDisplay, type Display } from './support/display';

const packedAt = join(root, 'dist/linux-unpacked');
const program = join(packedAt, 'nodeworth');
let display: Display;

/** How a fuse that is on is written in the binary: the digit one. */
const ON = '1'.charCodeAt(0);

beforeAll(async () => {
  const packed = spawnSync(process.execPath, [join(root, 'main/tools/pack.mjs')], { encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(`packing failed: ${packed.stderr}`);
  display = await openDisplay();
});

afterAll(async () => {
  await display.close();
});

/** Starts the packed program and gives its exit status and words. */
const run = async (words: readonly string[], env: Readonly<Record<string, string>> = {}, folder = packedAt): Promise<{ readonly status: number | null; readonly said: string }> => {
  const home = ownedFolder('home');
  const child = spawn(unprivileged(join(folder, 'nodeworth'), folder, home), [...words], {
    env: { PATH: process.env['PATH'] ?? '', DISPLAY: display.name, TZ: 'UTC', LANG: 'C.UTF-8', HOME: home, ...NO_MARKET, ...env },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const limit = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const status = await new Promise<number | null>((done) => child.once('exit', done));
  clearTimeout(limit);
  return { status, said };
};

describe('the packed directory', () => {
  test('opens its window, draws the first page, gets a sample through it and ends with 0, unprivileged and sandboxed', async () => {
    const { status, said } = await run(['--smoke', `--data-dir=${ownedFolder('data')}`]);
    expect(said).toContain('smoke.passed');
    expect(status).toBe(0);
  });

  test('says so and ends with 1 when the engine cannot start', async () => {
    // A file where the folder should be.
    const { status, said } = await run(['--smoke', '--data-dir=/dev/null/nothing']);
    expect(said).not.toContain('smoke.passed');
    expect(status).toBe(1);
  });

  test('has its fuses set as electron-builder.yml says', async () => {
    const wire = await getCurrentFuseWire(program);
    const isOn = (fuse: FuseV1Options): boolean => Number(wire[fuse]) === ON;
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
      nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspector: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      archiveIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      archiveOnly: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    }).toEqual({ runAsNode: false, cookieEncryption: false, nodeOptions: false, inspector: false, archiveIntegrity: true, archiveOnly: true });
  });

  test('is no Node for whoever asks it to be', async () => {
    const { said } = await run(['-p', '"ran as " + "Node"', '--smoke', `--data-dir=${ownedFolder('data')}`], { ELECTRON_RUN_AS_NODE: '1' });
    expect(said).not.toContain('ran as Node');
  });

  test('holds our built files and nothing of the checkout', () => {
    const files = listPackage(join(packedAt, 'resources/app.asar'), { isPack: false }).map((file) => file.replaceAll('\\', '/'));
    expect(files).toEqual(expect.arrayContaining(['/package.json', '/out/shell/main.cjs', '/out/preload/preload.cjs', '/out/main/desktop-engine.cjs', '/out/renderer/index.html']));
    expect(files.filter((file) => !/^\/(package\.json|out)(\/|$)/.test(file))).toEqual([]);
    expect(files.filter((file) => /\.(map|ts|tsx)$/.test(file) && !file.includes('/old-runtime/'))).toEqual([]);
    expect(existsSync(join(packedAt, 'resources/app'))).toBe(false);
  });
});

describe('the variant for tests', () => {
  test('can be attached to, which the packed app cannot', async () => {
    const packed = spawnSync(process.execPath, [join(root, 'main/tools/pack.mjs'), '--e2e'], { encoding: 'utf8' });
    expect(packed.status).toBe(0);
    const variant = join(root, 'dist/e2e/linux-unpacked');
    const words = ['--inspect=0', '--smoke'];
    const attachable = await run([...words, `--data-dir=${ownedFolder('data')}`], {}, variant);
    expect(attachable).toMatchObject({ status: 0, said: expect.stringContaining('Debugger listening on') as unknown });
    const closed = await run([...words, `--data-dir=${ownedFolder('data')}`]);
    expect(closed.status).toBe(0);
    expect(closed.said).not.toContain('Debugger listening on');
  });
});

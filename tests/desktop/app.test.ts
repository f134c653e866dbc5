import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { liveHardwareOnHome } from '../support/flows/hardware';
import { asNobody, isRoot, ownedFolder, root } from './support/app-folder';
import { askEngine } from './support/ask';
import { enginePid, killEngine } from './support/engine';
import { reachHome } from './support/home';
import { openDesktop, until, type Desktop, type RunningApp } from './support/launch';

let desktop: Desktop;
const running: RunningApp[] = [];

beforeAll(async () => {
  desktop = await openDesktop();
  mkdirSync(join(root, 'artifacts/desktop'), { recursive: true });
});

afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

afterAll(async () => {
  await desktop.close();
});

const start = async (...options: Parameters<Desktop['launch']>): Promise<RunningApp> => {
  const one = await desktop.launch(...options);
  running.push(one);
  return one;
};

const stop = async (one: RunningApp): Promise<void> => {
  running.splice(running.indexOf(one), 1);
  await one.close();
};

describe('the app in a window', () => {
  test('shows this machine’s live hardware within five seconds of being ready, and it moves', async () => {
    const one = await start();
    await reachHome(one.page);
    await liveHardwareOnHome(one.page);
    await one.page.screenshot({ path: join(root, 'artifacts/desktop/home.png') });
    const sample = await askEngine(one.page, 'hardware/sample');
    expect(sample).toMatchObject({ cpu: { state: 'ok' }, memory: { state: 'ok' } });
  });

  test('remembers where the window was', async () => {
    const first = await start();
    const place = { x: 60, y: 50, width: 900, height: 700 };
    await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
    await stop(first);
    const second = await start({ dataDir: first.dataDir });
    expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(place);
  });

  test('keeps what was entered over a restart', async () => {
    const first = await start();
    await askEngine(first.page, 'settings/set', { currency: 'CHF' });
    await stop(first);
    const second = await start({ dataDir: first.dataDir });
    expect(await askEngine(second.page, 'settings/get')).toMatchObject({ currency: 'CHF' });
  });

  test('leaves no process behind when it is closed', async () => {
    const one = await start();
    const pid = await enginePid(one);
    await stop(one);
    await until('the end of the engine', () => (existsSync(`/proc/${pid}`) ? undefined : true));
    expect(existsSync(`/proc/${pid}`)).toBe(false);
  });
});

describe('an engine that dies', () => {
  test('is seen by the page, started again, and has lost nothing', async () => {
    const one = await start();
    await reachHome(one.page);
    await askEngine(one.page, 'settings/set', { currency: 'SEK' });
    const before = await enginePid(one);
    // What the page asks over its ports from here on.
    await one.page.evaluate(() => {
      const asked: string[] = [];
      // Bound to the port it is called on by Reflect.
      const send = Reflect.get(MessagePort.prototype, 'postMessage') as (message: unknown) => void;
      Reflect.set(MessagePort.prototype, 'postMessage', function (this: MessagePort, message: unknown) {
        asked.push(String(message));
        Reflect.apply(send, this, [message]);
      });
      (window as unknown as { asked: readonly string[] }).asked = asked;
    });
    const banner = one.page.getByText('is being started again');
    const seen = banner.waitFor({ timeout: 10_000 });
    process.kill(before, 'SIGKILL');
    await seen;
    await enginePid(one, before);
    await banner.waitFor({ state: 'detached', timeout: 10_000 });
    expect(await askEngine(one.page, 'settings/get')).toMatchObject({ currency: 'SEK' });
    // A page whose streams had not noticed would show the last figures for ever.
    await until('the page to ask for its live figures again', async () =>
      (await one.page.evaluate(() => (window as unknown as { asked: readonly string[] }).asked.some((message) => message.includes('/live/hardware')))) ? true : undefined,
    );
  });

  test('again and again is given up within the budget, and every call is refused with the reason', async () => {
    const one = await start();
    await reachHome(one.page);
    const banner = one.page.getByText('could not be started');
    await until('the end of the budget', async () => {
      if (await banner.isVisible()) return true;
      await killEngine(one).catch(() => undefined);
      return undefined;
    }, 60_000);
    await until('every card to say that there is no answer', async () => ((await one.page.getByText(/^Loading /).count()) === 0 ? true : undefined));
    await one.page.screenshot({ path: join(root, 'artifacts/desktop/engine-failed.png') });
    expect(await banner.innerText()).toContain('started again 5 times without success');
    await expect(askEngine(one.page, 'settings/get')).rejects.toThrow('started again 5 times without success');
  }, 90_000);
});

test('a data folder in use by another Nodeworth is said, and not tried again', async () => {
  const dataDir = ownedFolder('data');
  const [command, ...words] = isRoot ? [...asNobody, process.execPath] : [process.execPath];
  const other = spawn(command ?? process.execPath, [...words, join(root, 'out/main/headless.cjs'), '--data-dir', dataDir, '--no-open'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => other.once('exit', done));
  try {
    await new Promise<void>((done) => other.stdout.once('data', () => done()));
    const one = await start({ dataDir });
    const banner = one.page.getByText('could not be started');
    await banner.waitFor({ timeout: 20_000 });
    expect(await banner.innerText()).toMatch(/use/);
  } finally {
    other.kill();
    await ended;
  }
});

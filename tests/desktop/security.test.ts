import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { contentSecurityPolicy } from '../../main/electron/page-files';
import { ALL_PAGES, hrefOfPage, openAddress } from '../support/flows/pages';
import { reachHome } from './support/home';
import { openDesktop, type Desktop, type RunningApp } from './support/launch';

let desktop: Desktop;
let one: RunningApp;

beforeAll(async () => {
  desktop = await openDesktop();
  process.stderr.write(`Electron ${desktop.staged.version} (${desktop.staged.origin})\n`);
  one = await desktop.launch();
  // A newcomer's first page leads on to another one by itself.
  await reachHome(one.page);
});

afterAll(async () => {
  await desktop.close();
});

/** Runs a script that navigates, and says whether the navigation was prevented. */
const navigate = async (script: string): Promise<boolean> => {
  // Listening has begun before the page is told to go.
  await one.app.evaluate(({ BrowserWindow }) => {
    const place = globalThis as unknown as { prevented?: Promise<boolean> };
    place.prevented = new Promise<boolean>((give) => {
      BrowserWindow.getAllWindows()[0]?.webContents.once('will-navigate', (event) => {
        setImmediate(() => give(event.defaultPrevented));
      });
    });
  });
  await one.page.evaluate(script);
  return await one.app.evaluate(async () => (await (globalThis as unknown as { prevented?: Promise<boolean> }).prevented) === true);
};

describe('the page’s process', () => {
  test('runs under a seccomp filter, started unprivileged and without --no-sandbox', async () => {
    const pid = await one.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(/^Seccomp:\s*(\d)/m.exec(status)?.[1]).toBe('2');
    expect(/^Uid:\s*(\d+)/m.exec(status)?.[1]).not.toBe('0');
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('no-sandbox');
  });

  test('has no Node and nothing of Electron but the one bridge', async () => {
    const seen = await one.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron', 'ipcRenderer'].filter((name) => name in window),
      bridge: Object.entries((window as unknown as Record<string, object>)['nodeworthShell'] ?? {}).map(([name, value]) => `${name}: ${typeof value}`),
    }));
    expect(seen).toEqual({ node: [], bridge: ['connect: function'] });
  });

  test('does not share its world with the preload script', async () => {
    // In one world the page could replace what the bridge is made of.
    const isolated = await one.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { contextIsolation, sandbox, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
      return { contextIsolation, sandbox, nodeIntegration, webviewTag };
    });
    expect(isolated).toEqual({ contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false });
  });
});

describe('where a window may go', () => {
  test.each(['https://example.org/', 'http://127.0.0.1:9/', 'app://other/index.html', 'app://nodeworth/assets/x.html'])('not to %s', async (url) => {
    const before = one.page.url();
    expect(await navigate(`location.href = ${JSON.stringify(url)}`)).toBe(true);
    expect(one.page.url()).toBe(before);
  });

  test('not to a file: the browser engine refuses before it asks', async () => {
    const before = one.page.url();
    await one.page.evaluate(() => {
      location.href = 'file:///etc/hostname';
    });
    expect(await one.page.evaluate(() => location.href)).toBe(before);
  });

  test('no new window, not even for a page of ours', async () => {
    const opened = await one.page.evaluate(() => [window.open('https://example.org/'), window.open('app://nodeworth/index.html'), window.open('about:blank')].map((handle) => handle === null));
    expect(opened).toEqual([true, true, true]);
    expect(one.app.windows()).toHaveLength(1);
  });

  test('a link that is not on the list is dropped and said', async () => {
    await one.page.evaluate(() => window.open('https://not-on-the-list.example/'));
    expect(await one.line(/link\.refused https:\/\/not-on-the-list/)).toContain('not-on-the-list.example');
  });

  test('nothing is embedded', async () => {
    const violated = await one.page.evaluate(
      () =>
        new Promise<string>((give) => {
          addEventListener('securitypolicyviolation', (event) => give(event.effectiveDirective), { once: true });
          const frame = document.createElement('iframe');
          frame.src = 'https://example.org/';
          document.body.append(frame);
        }),
    );
    expect(violated).toBe('frame-src');
  });
});

describe('what a page may do', () => {
  test('no permission is given', async () => {
    const states = await one.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as unknown as PermissionName[];
      return await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
    expect(await one.page.evaluate(async () => await Notification.requestPermission())).toBe('denied');
    const media = await one.page.evaluate(async () => await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', (error: Error) => error.name));
    expect(['NotAllowedError', 'NotFoundError']).toContain(media);
  });

  test('a permission asked for by any page is refused by the session', async () => {
    const answers = await one.app.evaluate(
      async ({ BrowserWindow }) =>
        (await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `new Promise((give) => navigator.geolocation.getCurrentPosition(() => give('given'), (error) => give(error.code)))`,
          true,
        )) as unknown,
    );
    expect(answers).toBe(1);
  });

  test.each([
    ['an inline script', "const s = document.createElement('script'); s.textContent = 'window.planted = 1'; document.head.append(s)", 'script-src-elem'],
    ['a script from outside', "const s = document.createElement('script'); s.src = 'https://example.org/x.js'; document.head.append(s)", 'script-src-elem'],
    ['a style without the nonce', "const s = document.createElement('style'); s.textContent = 'body { color: red }'; document.head.append(s)", 'style-src-elem'],
    ['an image from outside', "const i = new Image(); i.src = 'https://example.org/x.png'", 'img-src'],
    ['a call', "fetch('https://example.org/').catch(() => undefined)", 'connect-src'],
    ['a socket', "try { new WebSocket('wss://example.org/') } catch {}", 'connect-src'],
    ['a form', "const f = document.createElement('form'); f.action = 'https://example.org/'; f.method = 'POST'; document.body.append(f); f.submit()", 'form-action'],
  ])('%s is stopped by the policy', async (_name, script, directive) => {
    const violated = await one.page.evaluate(`new Promise((give) => {
      addEventListener('securitypolicyviolation', (event) => give(event.effectiveDirective), { once: true });
      ${script};
    })`);
    expect(violated).toBe(directive);
    expect(await one.page.evaluate(() => 'planted' in window)).toBe(false);
  });

  test('text is never run as code', async () => {
    // Later, in a task of the page's own: what the debugger evaluates itself may use eval.
    const answer = await one.page.evaluate('new Promise((give) => setTimeout(() => { try { give((0, eval)("1 + 1")); } catch (error) { give(error.name); } }))');
    expect(answer).toBe('EvalError');
  });

  test('its session reaches no host, whatever the policy says', async () => {
    let calls = 0;
    const server = createServer((_request, response) => {
      calls += 1;
      response.end('reached');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const answer = await one.app.evaluate(async ({ net }, address) => await net.fetch(address).then(() => 'reached', (error: Error) => error.message), url);
    await new Promise((done) => server.close(done));
    expect(answer).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(calls).toBe(0);
  });
});

test('our own pages break no rule of the policy', async () => {
  const { page } = one;
  await page.addInitScript(() => {
    const broken: string[] = [];
    (window as unknown as { broken: string[] }).broken = broken;
    addEventListener('securitypolicyviolation', (event) => broken.push(`${event.effectiveDirective} ${event.blockedURI}`));
  });
  await page.reload();
  for (const name of ALL_PAGES) await openAddress(page, hrefOfPage(name));
  expect(await page.evaluate(() => (window as unknown as { broken: string[] }).broken)).toEqual([]);
  // The one style element that is allowed is there, so that the silence above means something.
  expect(await page.locator('style[nonce]').count()).toBeGreaterThan(0);
});

describe('app://', () => {
  const ask = async (url: string, method = 'GET') =>
    await one.app.evaluate(
      async ({ net }, request) => {
        const response = await net.fetch(request.url, { method: request.method });
        return { status: response.status, policy: response.headers.get('content-security-policy'), text: await response.text() };
      },
      { url, method },
    );

  test('the policy of a page is exactly ours, with a nonce of its own in every answer', async () => {
    const answers = [await ask('app://nodeworth/'), await ask('app://nodeworth/index.html')];
    const nonces = answers.map(({ policy }) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1] ?? '');
    for (const [at, { status, policy, text }] of answers.entries()) {
      expect(status).toBe(200);
      expect(policy).toBe(contentSecurityPolicy(nonces[at] ?? 'none'));
      expect(text).toContain(`content="${nonces[at]}"`);
    }
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test.each(['app://nodeworth/..%2f..%2fpackage.json', 'app://nodeworth/%2e%2e/%2e%2e/package.json', 'app://nodeworth/..%2fshell%2fmain.cjs', 'app://nodeworth/assets/..%2f..%2f..%2fpackage.json'])(
    '%s is not there',
    async (url) => {
      expect((await ask(url)).status).toBe(404);
    },
  );

  test.each(['POST', 'PUT', 'DELETE'])('%s is refused', async (method) => {
    expect((await ask('app://nodeworth/index.html', method)).status).toBe(405);
  });
});

describe('the one listener of the shell', () => {
  test('a page of ours in a window that is not ours gets no port', async () => {
    await one.app.evaluate(async ({ app, BrowserWindow }) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload: `${app.getAppPath()}/out/preload/preload.cjs` } });
      await stranger.loadURL('app://nodeworth/index.html');
    });
    await one.line(/ipc\.stranger/);
    const got = await one.app.evaluate(async ({ BrowserWindow }) => {
      const stranger = BrowserWindow.getAllWindows().find((window) => !window.isVisible());
      const heard = (await stranger?.webContents.executeJavaScript(
        `new Promise((give) => { addEventListener('message', () => give(true)); nodeworthShell.connect(); nodeworthShell.connect(); setTimeout(() => give(false), 300); })`,
      )) as unknown;
      stranger?.destroy();
      return heard;
    });
    expect(got).toBe(false);
  });
});

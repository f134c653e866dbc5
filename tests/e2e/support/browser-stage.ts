import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';

import { findChromium } from '../../../main/tools/lib/chromium.mjs';
import { takeBuilt, type Built } from '../../support/hosts/built';
import { startHeadless, type Headless } from '../../support/hosts/headless';
import { useTheme, type Theme } from '../../support/flows/look';
import { watchProblems, type Problems } from '../../support/flows/problems';
import type { Stage } from '../../support/flows/stage';

export const root = resolve(import.meta.dirname, '../../..');

/** Quiet: no calls home, and no sandbox because the tests may run as root. The app's own sandbox is proved in tests/desktop. */
const FLAGS = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export interface BrowserStageOptions {
  readonly demo?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface BrowserStage extends Stage {
  readonly dataDir: string;
  host(): Headless;
  /** Another window on the same engine, as wide and in the theme that is wanted. */
  open(options: { readonly width: number; readonly theme: Theme }): Promise<{ readonly page: Page; readonly problems: Problems; close(): Promise<void> }>;
}

export interface Browsers {
  stage(options?: BrowserStageOptions): Promise<BrowserStage>;
}

/** One Chromium and the built programs for the tests of a file; every stage that a test opened is closed after the file. */
export function useBrowser(): Browsers {
  let browser: Browser | null = null;
  let built: Built | null = null;
  const stages = new Set<BrowserStage>();

  beforeAll(async () => {
    if (process.env['NODEWORTH_BUILT'] !== '1' && process.env['NODEWORTH_OUT'] === undefined) {
      execFileSync(process.execPath, [join(root, 'main/tools/build.mjs'), 'main', 'renderer'], { stdio: ['ignore', 'ignore', 'inherit'] });
      process.env['NODEWORTH_BUILT'] = '1';
    }
    built = takeBuilt();
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error('there is no Chromium; npm test passes this suite over');
    browser = await chromium.launch({ executablePath, args: FLAGS });
  }, 180_000);
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const stage of stages) await stage.page().screenshot({ path: join(root, 'artifacts/e2e/failed', `${task.name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`) }).catch(() => undefined);
  });
  afterAll(async () => {
    for (const stage of stages) await stage.close();
    await browser?.close();
    built?.remove();
  });

  return {
    async stage(options = {}) {
      if (browser === null || built === null) throw new Error('only within a test');
      const stage = await openStage(browser, built, options);
      stages.add(stage);
      return stage;
    },
  };
}

async function openStage(browser: Browser, built: Built, options: BrowserStageOptions): Promise<BrowserStage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nodeworth-flow-'));
  const words = options.demo === true ? ['--demo'] : [];
  const start = (port: number): Promise<Headless> => startHeadless(built, dataDir, { words: [...words, '--port', String(port)], ...(options.env === undefined ? {} : { env: options.env }) });
  const stop = async (): Promise<void> => {
    const { code, signal } = await host.stop();
    if (code !== 0) throw new Error(`the host ended with ${code ?? signal}: ${host.running.stderr()}`);
  };
  const newContext = (width: number): Promise<BrowserContext> =>
    browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
  const openPage = async (context: BrowserContext, theme?: Theme): Promise<{ readonly page: Page; readonly problems: Problems }> => {
    const page = await context.newPage();
    const problems = watchProblems(page);
    if (theme !== undefined) await useTheme(page, theme);
    await page.goto(`http://127.0.0.1:${host.port}/#token=${host.token}`);
    return { page, problems };
  };

  let host = await start(0);
  let context = await newContext(1280);
  let shown = await openPage(context);

  return {
    dataDir,
    host: () => host,
    page: () => shown.page,
    problems: () => shown.problems,
    async ask(call, input = {}) {
      const answer = await host.raw(`/rpc/${call}`, { method: 'POST', headers: { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' }, body: JSON.stringify({ json: input }) });
      const { json } = JSON.parse(answer.body) as { readonly json: unknown };
      if (answer.status >= 400) throw new Error(JSON.stringify(json));
      return json;
    },
    async restart() {
      await context.close();
      await stop();
      host = await start(0);
      context = await newContext(1280);
      shown = await openPage(context);
    },
    stopEngine: stop,
    // The same port: the page that is open looks for it there.
    async startEngine() {
      host = await start(host.port);
    },
    async open({ width, theme }) {
      const other = await newContext(width);
      return { ...(await openPage(other, theme)), close: () => other.close() };
    },
    async close() {
      await context.close();
      if (!host.running.hasEnded()) await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

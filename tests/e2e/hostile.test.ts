import { join } from 'node:path';

import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startHeadlessServer } from '../../main/hosts/headless/server';
import { findChromium } from '../../main/tools/lib/chromium.mjs';
import { hrefOf, REWARDS_DESKS } from '../../renderer/navigation/routes';
import { t } from '../../renderer/strings/words';
import { createFakeEngine } from '../support/fake-engine/handlers';
import { openAddress } from '../support/flows/pages';
import { watchProblems, type Problems } from '../support/flows/problems';
import { see } from '../support/flows/see';
import { createQuietLogger } from '../support/quiet-logger';
import { root, useBrowser } from './support/browser-stage';

const TOKEN = 'token-of-the-engine-that-lies-0123456789';
/** What turns the reading direction or is not seen: nothing of it may stand on a page. */
const UNSEEN = new RegExp('[\\u200B\\u202A-\\u202E\\u2066-\\u2069]', 'u');

// Builds the pages.
useBrowser();
let server: Awaited<ReturnType<typeof startHeadlessServer>>;
let browser: Browser;
let page: Page;
let problems: Problems;
const asked: string[] = [];

beforeAll(async () => {
  server = await startHeadlessServer(createFakeEngine('full'), createQuietLogger(), { host: '127.0.0.1', port: 0, token: TOKEN, pagesFolder: join(root, 'out/renderer'), version: '0.1.0' });
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] });
  page = await browser.newPage({ locale: 'en-GB' });
  problems = watchProblems(page);
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${server.url}#token=${TOKEN}`);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** No script of theirs ran, none of their elements is there, no text turns the reading direction, and every link is one of ours. */
async function isHarmless(): Promise<void> {
  const { text, elements, links } = await page.evaluate(() => ({
    text: document.body.textContent,
    elements: document.querySelectorAll('#content script, #content img, #content iframe, #content svg image, [role="dialog"] script, [role="dialog"] img').length,
    links: [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? ''),
  }));
  expect(text).not.toMatch(UNSEEN);
  expect(elements).toBe(0);
  expect(links.filter((link) => !link.startsWith('#') && !/^https:\/\/(solscan\.io|filfox\.info|polygonscan\.com|arbiscan\.io|etherscan\.io)\//.test(link))).toEqual([]);
  expect(asked).toEqual([]);
}

test.each(['#/networks', '#/networks/my-mesh', '#/networks/helium', ...REWARDS_DESKS.map((desk) => hrefOf({ page: 'rewards', day: null, desk })), '#/settings'])('names full of markup and direction marks do nothing on %s', async (href) => {
  await openAddress(page, href);
  await isHarmless();
});

test('a token that calls itself a script is only text, also in its proof and in its raw answer', async () => {
  await openAddress(page, '#/rewards');
  await page.getByRole('group', { name: t('ledger.filter.kinds') }).getByRole('button', { name: t('line.spam') }).click();
  const row = page.getByRole('row').filter({ hasText: '<script>' }).first();
  await see(row).toBeVisible();
  await row.getByRole('button', { name: t('ledger.why') }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: t('raw.show') }).click();
  await see(panel.locator('pre')).toContainText('<script>alert(1)</script>');
  await see(panel.getByText('https://free-tokens.example')).toBeVisible();
  await see(panel.getByRole('link', { name: /free-tokens/ })).toHaveCount(0);
  await isHarmless();
  await page.keyboard.press('Escape');
  expect(problems.list()).toEqual([]);
  expect(problems.outside()).toEqual([]);
});

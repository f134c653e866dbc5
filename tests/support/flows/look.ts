import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

import { settled } from './pages';

export type Theme = 'dark' | 'light';

/** Where the renderer keeps its theme; written before the first script of the page. */
export const useTheme = (page: Page, theme: Theme): Promise<unknown> =>
  page.addInitScript((name) => {
    localStorage.setItem('nodeworth-theme', name);
  }, theme);

/** Two frames: what was drawn is on the screen. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
  }));

/** Taller than this, a page is cut: nobody looks at more. */
const TALLEST = 6_000;

/** A picture of the whole page, kept as an artefact for people to look at. The window is made as tall as the page, so that what sticks to its edges is where it belongs. */
export async function keepPicture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await settled(page);
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: before.width, height: Math.min(TALLEST, Math.max(before.height, height)) });
  await drawn(page);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  await page.setViewportSize(before);
}

/** How many pixels the page is wider than its window: anything above 0 scrolls sideways. */
export const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Parts that reach out of the window and are not inside of a box that scrolls by itself: to find what makes a page too wide. */
export const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element): boolean => {
      for (let at = element.parentElement; at !== null; at = at.parentElement) if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    const edge = document.documentElement.clientWidth + 1;
    return [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > edge && !scrolls(element)).slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
  });

/** Rows far down a table are like those above them; looking at a hundred of them takes longer than at all the rest. */
const REPEATED = 'tbody tr:nth-child(n+13)';

/** Serious and critical findings of axe, each as one line with the first places it was found at. */
export async function barriers(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude(REPEATED).options({ resultTypes: ['violations'] }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim() ?? ''})`).join(' | ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`);
}

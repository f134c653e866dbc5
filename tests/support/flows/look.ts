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

/** A picture of the whole page, kept as an artefact for people to look at. */
export async function keepPicture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await settled(page);
  await drawn(page);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' });
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

/** Serious and critical findings of axe, each as one line with the first places it was found at. */
export async function barriers(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim() ?? ''})`).join(' | ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`);
}

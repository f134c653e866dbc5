import type { Locator, Page } from 'playwright';

import { hrefOf, MAIN_PAGES, mainRoute, type MainPage } from '../../../renderer/navigation/routes';
import { t } from '../../../renderer/strings/words';
import { see } from './see';

/** Every page with an address of its own, as it is opened without an argument. */
export const ALL_PAGES = [...MAIN_PAGES, 'welcome', 'gallery'] as const;
export type FlowPage = (typeof ALL_PAGES)[number];

export const hrefOfPage = (name: FlowPage): string => hrefOf(name === 'welcome' || name === 'gallery' ? { page: name } : mainRoute(name));

const navigation = (page: Page): Locator => page.getByRole('navigation', { name: t('nav.label') });

/** Opens one of the pages of the navigation by its link, as a person does. */
export async function openPage(page: Page, name: MainPage): Promise<void> {
  const link = navigation(page).getByRole('link', { name: t(`nav.${name}`) });
  await link.click();
  await see(link).toHaveAttribute('aria-current', 'page');
  await settled(page);
}

/** Opens Rewards on the tab of all lines, without any filter. */
export async function openLedger(page: Page): Promise<void> {
  await openPage(page, 'devices');
  await openPage(page, 'rewards');
}

/** Opens any address of the app in the window at hand. */
export async function openAddress(page: Page, href: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, href);
  await settled(page);
}

/** The page is drawn and none of its cards still waits for its first answer. The gallery shows a card that waits for ever. */
export async function settled(page: Page): Promise<void> {
  await see(page.locator('#content > *').first()).toBeAttached();
  const isGallery = page.url().endsWith(hrefOfPage('gallery'));
  if (isGallery) await see(page.getByRole('heading', { level: 1, name: t('gallery.title') })).toBeVisible();
  await see(page.locator('#content [aria-busy="true"]')).toHaveCount(isGallery ? 1 : 0);
  // A chart is drawn once its width is known.
  await see(page.locator('#content .nw-chart__plot:empty')).toHaveCount(0);
}

/** A card by its title. */
export const card = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });

/** The number in a text such as "€1,234.50" or "≥ 3.2 HNT" in an English locale. @throws Error where there is none */
export function numberIn(text: string): number {
  const found = /[−-]?\d[\d,]*(?:\.\d+)?/.exec(text);
  if (found === null) throw new Error(`no number in "${text}"`);
  return Number(found[0].replaceAll(',', '').replace('−', '-'));
}

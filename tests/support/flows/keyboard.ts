import type { Page } from 'playwright';
import { expect } from 'vitest';

import { MAIN_PAGES } from '../../../renderer/navigation/routes';
import { t } from '../../../renderer/strings/words';
import { settled } from './pages';
import { see } from './see';

interface Stop {
  readonly name: string;
  /** Something about it, its label or its frame looks different with the focus on it. */
  readonly shown: boolean;
}

/** Presses Tab and tells where the focus is; null where it has left the page. */
async function tab(page: Page): Promise<Stop | null> {
  await page.keyboard.press('Tab');
  return await page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement || at instanceof SVGElement) || at === document.body) return null;
    const around = [at, at.parentElement, at.nextElementSibling].filter((element) => element !== null);
    // A colour on its way is not there yet.
    const arrive = (): void => {
      // Asking for the style begins the change.
      void getComputedStyle(at).borderColor;
      for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
    };
    const look = (): string => {
      arrive();
      return around
        .map((element) => {
          const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, textDecoration, transform, clip } = getComputedStyle(element);
          return [outlineStyle === 'none' ? 'no outline' : [outlineStyle, outlineWidth, outlineColor], boxShadow, borderColor, backgroundColor, textDecoration, transform, clip].join(' ');
        })
        .join(' | ');
    };
    const focused = look();
    // The place in the order of the page stays where it is, so the next Tab goes on from here.
    at.blur();
    const plain = look();
    at.focus();
    const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0]?.textContent : at.textContent;
    return { name: `${at.tagName.toLowerCase()} ${at.getAttribute('aria-label') ?? (label ?? '').trim().slice(0, 40)}`, shown: focused !== plain };
  });
}

/** From the top of the page: the way past the navigation first, then every page in order; Enter opens it. */
export async function navigationByKeyboard(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  expect((await tab(page))?.name).toContain(t('nav.skip'));
  for (const name of MAIN_PAGES) {
    expect(await tab(page)).toMatchObject({ name: expect.stringContaining(t(`nav.${name}`)) as unknown, shown: true });
    await page.keyboard.press('Enter');
    await see(page.getByRole('link', { name: t(`nav.${name}`) }).and(page.locator('[aria-current="page"]'))).toBeVisible();
    await settled(page);
  }
  for (const [at, name] of MAIN_PAGES.entries()) {
    await page.keyboard.press(String(at + 1));
    await see(page.getByRole('link', { name: t(`nav.${name}`) }).and(page.locator('[aria-current="page"]'))).toBeVisible();
  }
  await page.keyboard.press('?');
  await see(page.getByRole('dialog', { name: t('keys.title') })).toBeVisible();
  await page.keyboard.press('Escape');
  await see(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await see(page.getByRole('dialog', { name: t('palette.title') })).toBeVisible();
  await page.keyboard.type(t('nav.devices'));
  await page.keyboard.press('Enter');
  await see(page.getByRole('heading', { level: 1, name: t('devices.title') })).toBeVisible();
}

/** More stops than any page has: what reaches it is a trap. */
const MOST_STOPS = 600;

/** Goes through the page with Tab until the focus leaves it. @returns stops at which the focus cannot be seen */
export async function tabThrough(page: Page): Promise<{ readonly stops: number; readonly unseen: readonly string[] }> {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const unseen: string[] = [];
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const stop = await tab(page);
    if (stop === null) return { stops, unseen };
    if (!stop.shown) unseen.push(stop.name);
  }
  throw new Error(`the focus does not leave ${page.url()} after ${MOST_STOPS} steps`);
}

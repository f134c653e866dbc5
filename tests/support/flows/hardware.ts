import type { Page } from 'playwright';
import { expect } from 'vitest';

import { t } from '../../../renderer/strings/words';
import { card, openPage } from './pages';
import { see } from './see';

/** What the issue promises: live figures within five seconds of being ready. */
export const FIRST_FIGURES_WITHIN_MS = 5_000;

/** This machine's processor and memory are there within five seconds of the page being ready, and move by themselves. */
export async function liveHardwareOnHome(page: Page): Promise<void> {
  const live = card(page, t('home.live'));
  await see(live).toBeVisible();
  const ready = performance.now();
  await see(live).toContainText(new RegExp(`${t('hardware.cpu')}\\s*[\\d.,]+\\s*%`), { timeout: FIRST_FIGURES_WITHIN_MS });
  expect(performance.now() - ready).toBeLessThan(FIRST_FIGURES_WITHIN_MS);
  await see(live).toContainText(new RegExp(`${t('hardware.memory')}\\s*[\\d.,]+\\s*%`));
  await changes(page, async () => await live.innerText());
}

/** The page of this machine shows every core, memory and disks, and the figures move. */
export async function liveHardwareOnItsPage(page: Page): Promise<void> {
  await openPage(page, 'devices');
  await page.locator('#content').getByRole('link', { name: /./ }).first().click();
  const live = card(page, t('device.live'));
  await see(live).toContainText(/%/);
  await see(live).toContainText(t('hardware.memory'));
  await see(page.getByRole('table', { name: t('hardware.disks') })).toBeVisible();
  await changes(page, async () => await live.innerText());
}

/** A text is another one after a while: the figures come in by themselves. */
async function changes(page: Page, text: () => Promise<string>): Promise<void> {
  const before = await text();
  await see.poll(text, { message: `figures that move on ${page.url()}` }).not.toBe(before);
}

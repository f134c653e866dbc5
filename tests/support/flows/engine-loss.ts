import type { Locator, Page } from 'playwright';

import { t } from '../../../renderer/strings/words';
import { card, openPage } from './pages';
import { see } from './see';
import type { Stage } from './stage';

const STALE = /Stale: /;
const live = (page: Page): Locator => card(page, t('device.live'));
const earnings = (page: Page): Locator => card(page, t('home.earnings'));

const GONE = /The engine does not answer|is being started again/;

/** Marks the document: a reload would lose the mark. */
const mark = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dataset['mark'] = 'same document';
  });

/** Opens this machine's own page and Home, so that both hold figures; ends on the machine's page. @returns the sentence under Home's bars */
async function fillPages(page: Page): Promise<string> {
  await openPage(page, 'devices');
  await page.getByRole('table', { name: t('devices.table') }).getByRole('link').first().click();
  await see(live(page)).toContainText(/%/);
  await openPage(page, 'home');
  const known = await earnings(page).locator('figcaption').innerText();
  await page.goBack();
  await see(live(page)).toContainText(/%/);
  await mark(page);
  return known;
}

/** The figures of the machine move again, in the document that was there before. */
async function goesOn(page: Page): Promise<void> {
  await see(page.getByText(GONE)).toHaveCount(0);
  await see(live(page)).not.toContainText(STALE);
  const text = await live(page).innerText();
  await see.poll(() => live(page).innerText(), { message: 'figures that move again' }).not.toBe(text);
  await see(page.locator('html')).toHaveAttribute('data-mark', 'same document');
}

/**
 * The engine goes away under an open page and stays away: a banner says so, what was known stays and is told as stale, what was never asked
 * cannot be reached. It comes back, and the page goes on without a reload.
 */
export async function engineLostAndBack(stage: Stage): Promise<void> {
  const page = stage.page();
  const known = await fillPages(page);

  await stage.stopEngine();
  await see(page.getByText(GONE)).toBeVisible();
  await see(live(page)).toContainText(STALE);
  await see(live(page)).toContainText(/%/);
  await openPage(page, 'home');
  await see(earnings(page).locator('figcaption')).toHaveText(known);
  await earnings(page).getByText(t('range.90d'), { exact: true }).click();
  await see(earnings(page)).toContainText(t('card.unreachable'));
  await see(earnings(page).getByRole('button', { name: t('action.retry') })).toBeVisible();

  await stage.startEngine();
  await see(page.getByText(GONE)).toHaveCount(0);
  await see(earnings(page).locator('figcaption')).toBeVisible();
  await page.goBack();
  await goesOn(page);
}

/** The engine is killed and started again by whoever watches over it: the banner comes and goes, the figures never vanish. */
export async function engineKilledAndBack(stage: Stage): Promise<void> {
  const page = stage.page();
  const known = await fillPages(page);
  const seen = see(page.getByText(GONE)).toBeVisible();
  await stage.stopEngine();
  await seen;
  await see(live(page)).toContainText(/%/);
  await stage.startEngine();
  await goesOn(page);
  await openPage(page, 'home');
  await see(earnings(page).locator('figcaption')).toHaveText(known);
}

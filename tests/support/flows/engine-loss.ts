import type { Page } from 'playwright';

import { t } from '../../../renderer/strings/words';
import { card, openPage } from './pages';
import { see } from './see';
import type { Stage } from './stage';

const GONE = /The engine does not answer|is being started again/;

/** Marks the document: a reload would lose the mark. */
const mark = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dataset['mark'] = 'same document';
  });

/**
 * The engine goes away under an open page: a banner says so, what was known stays and is told as stale, what was never asked cannot be
 * reached. It comes back, and the page goes on without a reload.
 */
export async function engineLostAndBack(stage: Stage): Promise<void> {
  const page = stage.page();
  await openPage(page, 'devices');
  await page.getByRole('table', { name: t('devices.table') }).getByRole('link').first().click();
  const live = card(page, t('device.live'));
  await see(live).toContainText(/%/);
  await openPage(page, 'home');
  const earnings = card(page, t('home.earnings'));
  const known = await earnings.locator('figcaption').innerText();
  await page.goBack();
  await see(live).toContainText(/%/);
  await mark(page);

  await stage.stopEngine();
  await see(page.getByText(GONE)).toBeVisible();
  await see(live).toContainText(/Stale: /);
  await see(live).toContainText(/%/);
  await openPage(page, 'home');
  await see(earnings.locator('figcaption')).toHaveText(known);
  await earnings.getByText(t('range.90d'), { exact: true }).click();
  await see(earnings).toContainText(t('card.unreachable'));
  await see(earnings.getByRole('button', { name: t('action.retry') })).toBeVisible();

  await stage.startEngine();
  await see(page.getByText(GONE)).toHaveCount(0);
  await see(earnings.locator('figcaption')).toBeVisible();
  await page.goBack();
  await see(live).not.toContainText(/Stale: /);
  const text = await live.innerText();
  await see.poll(() => live.innerText(), { message: 'figures that move again' }).not.toBe(text);
  await see(page.locator('html')).toHaveAttribute('data-mark', 'same document');
}

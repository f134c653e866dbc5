import type { Page } from 'playwright';

import { networkName } from '../../../renderer/strings/networks';
import { t } from '../../../renderer/strings/words';
import { toDecimalText, toNumber } from '../../../shared/units/token-amount';
import { card, numberIn, openLedger, openPage } from './pages';
import { see } from './see';
import type { Earned } from './world';

/** Half of the last place that is shown. */
const CENT = 0.005;

const ledgerValue = async (page: Page): Promise<number> => numberIn(await page.getByText(/^Counted in this list/).innerText());

/** Waits until the wallet has been read to its beginning and every counted line has a price. */
export async function readToTheEnd(page: Page): Promise<void> {
  await openLedger(page);
  await see(card(page, t('sync.title'))).toContainText(t('sync.complete'));
  await see(page.getByText(/^Counted in this list/)).not.toContainText(/no price/);
}

/** Ledger: as many lines of each kind as the chain holds, and their value to the cent. */
export async function ledgerTells(page: Page, earned: Earned, withRender: boolean): Promise<void> {
  await openLedger(page);
  const expected = earned.hntEur + (withRender ? earned.renderEur : 0);
  await see.poll(async () => Math.abs((await ledgerValue(page)) - expected), { message: `the ledger to count ${expected} EUR` }).toBeLessThanOrEqual(CENT);
  const kinds = page.getByRole('group', { name: t('ledger.filter.kinds') });
  const moved = withRender ? earned.renderLines : 0;
  for (const [kind, change] of [['reward', moved], ['staking', 0], ['zero-claim', 0], ['conversion', 0], ['unclassified', -moved], ['spam', 0]] as const) {
    await see(kinds.getByRole('button', { name: t(`line.${kind}`) })).toContainText(String((earned.lines[kind] ?? 0) + change));
  }
}

/** Holdings: what was earned in each token, to the last base unit (shown on hover), beside what is held. */
export async function holdingsTell(page: Page, earned: Earned, withRender: boolean): Promise<void> {
  await openLedger(page);
  await page.getByRole('tab', { name: t('ledger.tab.holdings') }).click();
  const table = page.getByRole('table', { name: t('ledger.tab.holdings') });
  const row = (symbol: string) => table.getByRole('row').filter({ hasText: symbol });
  await see(row('HNT').locator(`[title^="${toDecimalText(earned.hnt)}"]`)).toHaveCount(1);
  if (withRender) await see(row('RENDER').locator(`[title^="${toDecimalText(earned.render)}"]`).first()).toBeVisible();
  const worth = await row('HNT').getByRole('cell').last().innerText();
  see(Math.abs(numberIn(worth) - earned.hntEur)).toBeLessThanOrEqual(CENT);
}

/** Home: the same sum under the bars of all time, in money and in tokens. */
export async function homeTells(page: Page, earned: Earned, withRender: boolean): Promise<void> {
  await openPage(page, 'home');
  const earnings = card(page, t('home.earnings'));
  await earnings.getByText(t('range.all'), { exact: true }).click();
  const total = async (): Promise<number> => numberIn((await earnings.locator('figcaption').innerText()).replace(`${t('home.earnings')}:`, ''));
  const expected = earned.hntEur + (withRender ? earned.renderEur : 0);
  await see.poll(async () => Math.abs((await total()) - expected), { message: `Home to show ${expected} EUR` }).toBeLessThanOrEqual(CENT);
  await earnings.getByText('HNT', { exact: true }).click();
  await see.poll(async () => Math.abs((await total()) - toNumber(earned.hnt)), { message: `Home to show ${toDecimalText(earned.hnt)} HNT` }).toBeLessThanOrEqual(CENT);
  await see(card(page, t('home.recent')).getByRole('link', { name: t('ledger.transaction') }).first()).toHaveAttribute('href', /^https:\/\//);
}

/** The person says once who pays in RENDER; its payments then count. */
export async function confirmRender(page: Page): Promise<void> {
  await openLedger(page);
  await page.getByRole('tab', { name: t('ledger.tab.senders') }).click();
  const network = networkName('render');
  await page.getByRole('region', { name: t('senders.looks-like', { network }) }).getByRole('button', { name: t('senders.confirm', { network }) }).click();
  await see(page.getByText(new RegExp(`${network} is paid by`))).toBeVisible();
}

/** Without any price nothing is shown as worth 0: the page says that there is no price, and the tokens are there to the last digit. */
export async function unpricedIsNotZero(page: Page, earned: Earned): Promise<void> {
  await openLedger(page);
  await see(card(page, t('sync.title'))).toContainText(t('sync.complete'));
  await see(page.getByText(/^Counted in this list/)).toHaveCount(0);
  await openPage(page, 'home');
  const earnings = card(page, t('home.earnings'));
  await earnings.getByText(t('range.all'), { exact: true }).click();
  await see(earnings).toContainText(t('home.earnings.unpriced'));
  await see(earnings).not.toContainText('0.00');
  await earnings.getByText('HNT', { exact: true }).click();
  await see.poll(async () => Math.abs(numberIn((await earnings.locator('figcaption').innerText()).replace(`${t('home.earnings')}:`, '')) - toNumber(earned.hnt))).toBeLessThanOrEqual(CENT);
}

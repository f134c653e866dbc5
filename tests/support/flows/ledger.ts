import type { Locator, Page } from 'playwright';

import { networkName } from '../../../renderer/strings/networks';
import { t } from '../../../renderer/strings/words';
import { openLedger } from './pages';
import { see } from './see';

const rows = (page: Page): Locator => page.getByRole('table', { name: t('ledger.lines') }).getByRole('row').filter({ has: page.getByRole('cell') });
const kind = (page: Page, id: 'reward' | 'staking' | 'zero-claim' | 'conversion' | 'unclassified'): Locator =>
  page.getByRole('group', { name: t('ledger.filter.kinds') }).getByRole('button', { name: t(`line.${id}`) });

/** Kinds, networks and words narrow the list; what is left fits the filter. */
export async function filterLedger(page: Page, conversions: number): Promise<void> {
  await openLedger(page);
  for (const id of ['reward', 'staking', 'zero-claim', 'unclassified'] as const) await kind(page, id).click();
  await see(kind(page, 'reward')).toHaveAttribute('aria-pressed', 'false');
  await see(rows(page)).toHaveCount(conversions);
  for (const row of await rows(page).all()) await see(row).toContainText(t('line.conversion'));
  await kind(page, 'reward').click();
  await page.getByRole('group', { name: t('ledger.filter.networks') }).getByRole('button', { name: networkName('helium') }).click();
  await see(rows(page).first()).toContainText(networkName('helium'));
  await page.getByRole('searchbox', { name: t('ledger.search') }).fill('nothing is called like this');
  await see(page.getByText(t('ledger.empty'))).toBeVisible();
  await page.getByRole('searchbox', { name: t('ledger.search') }).fill('');
  await see(rows(page).first()).toContainText(networkName('helium'));
}

/** What no rule knows has a tab of its own, is shown and not counted. */
export async function unclassifiedTab(page: Page, lines: number): Promise<void> {
  await openLedger(page);
  const tab = page.getByRole('tab', { name: t('ledger.tab.unclassified') });
  await see(tab).toContainText(`(${lines})`);
  await tab.click();
  await see(page.getByText(t('ledger.unclassified.lead'))).toBeVisible();
  await see(rows(page)).toHaveCount(lines);
  for (const row of await rows(page).all()) await see(row).toContainText(t('line.unclassified'));
}

/** The newest reward says which rule took it, what the transaction proves and what it was worth, and links to the transaction. */
export async function whyIsThisAReward(page: Page): Promise<void> {
  await openLedger(page);
  const row = rows(page).filter({ hasText: t('line.reward') }).first();
  const link = row.getByRole('link', { name: t('ledger.transaction') });
  await see(link).toHaveAttribute('href', /^https:\/\/[^/]+\/.*[1-9A-HJ-NP-Za-km-z]{80,}/);
  const address = await link.getAttribute('href');
  await row.getByRole('button', { name: t('ledger.why') }).click();
  const panel = page.getByRole('dialog', { name: t('ledger.why.title', { kind: t('ledger.why.kind.reward') }) });
  await see(panel).toContainText(/Helium’s lazy distributor program paid it out/);
  await see(panel).toContainText(t('fact.hotspot'));
  await see(panel).toContainText(t('ledger.why.price'));
  await see(panel.getByRole('link', { name: t('ledger.why.open') })).toHaveAttribute('href', address ?? '');
  await page.keyboard.press('Escape');
  await see(panel).toHaveCount(0);
}

import type { Locator, Page } from 'playwright';

import { networkName } from '../../../renderer/strings/networks';
import { t } from '../../../renderer/strings/words';
import { card, openPage, settled } from './pages';
import { see } from './see';

/** A day as the window's locale writes it: 1 Nov 2026 in one, Nov 1, 2026 in another. */
const FACTS_READ = /facts read [\w ,]*\d{4}/;

const list = (page: Page): Locator => page.getByRole('list', { name: t('networks.used') });

/** A network that paid stands among the operator's own, with its rule, its facts' age and its last reward; its page says what is not known. */
export async function networkTells(page: Page, id: string, symbol: string): Promise<void> {
  await openPage(page, 'networks');
  const own = list(page).getByRole('region', { name: networkName(id) });
  await see(own).toContainText(t('networks.last'));
  await see(own).toContainText(symbol);
  await see(own).toContainText(FACTS_READ);
  await own.getByRole('link', { name: networkName(id) }).click();
  await see(page.getByRole('heading', { level: 1, name: networkName(id) })).toBeVisible();
  await settled(page);
  await see(card(page, t('networks.rule.title'))).toContainText(FACTS_READ);
  await see(card(page, t('networks.not-known')).getByRole('listitem').first()).toBeVisible();
  await see(page.getByRole('table', { name: t('networks.tokens') })).toContainText(symbol);
  await card(page, t('networks.yours')).getByRole('link', { name: t('networks.to-lines') }).click();
  await see(page.getByRole('group', { name: t('ledger.filter.networks') }).getByRole('button', { name: networkName(id) })).toHaveAttribute('aria-pressed', 'true');
  await see(page.getByRole('table', { name: t('ledger.lines') })).toContainText(symbol);
}

const fileForm = (page: Page): Locator => page.getByRole('dialog', { name: t('networks.add') });

/** A file that does not fit says where; one that fits is added, opened, and taken away again. */
export async function addNetworkFromFile(page: Page, file: string, name: string): Promise<void> {
  await openPage(page, 'networks');
  await page.getByRole('button', { name: t('networks.add') }).click();
  const form = fileForm(page);
  const text = form.getByRole('textbox', { name: t('networks.file.text') });
  await text.fill('{"id": 4}');
  await form.getByRole('button', { name: t('networks.file.check') }).click();
  await see(form.getByRole('status')).toContainText(/do(es)? not fit/);
  await text.fill(file);
  await form.getByRole('button', { name: t('networks.file.check') }).click();
  await see(form.getByRole('status')).toContainText(t('networks.file.fits', { name }));
  await form.getByRole('button', { name: t('networks.file.add', { name }) }).click();
  await see(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await settled(page);
  await page.getByRole('button', { name: t('networks.remove') }).click();
  await page.getByRole('button', { name: t('networks.remove.sure', { name }) }).click();
  await see(page.getByRole('heading', { level: 1, name: t('networks.title') })).toBeVisible();
  await see(page.getByText(name)).toHaveCount(0);
}

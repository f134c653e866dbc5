import type { Locator, Page } from 'playwright';

import { encodeBase58 } from '../../../shared/chains/solana/base58';
import { t } from '../../../renderer/strings/words';
import { card, openPage } from './pages';
import { see } from './see';

const dialog = (page: Page, title: string): Locator => page.getByRole('dialog', { name: title });

/** Has the shape of a private key, 64 bytes in base58, and opens nothing. */
export const NOBODYS_KEY = encodeBase58(new Uint8Array(64).fill(7));

/** A price that is a hundred times too high is asked about twice: cents or whole units, and then whether it is right. */
export async function tariffTypedWrong(page: Page): Promise<void> {
  await openPage(page, 'settings');
  const form = dialog(page, t('tariff.form.title'));
  await card(page, t('settings.section.tariff')).getByRole('button').first().click();
  const price = form.getByRole('textbox', { name: t('tariff.form.price'), exact: true });
  await price.fill('32');
  await see(form).toContainText(t('tariff.form.ambiguous'));
  await see(form.getByRole('button', { name: t('action.save') })).toBeDisabled();
  await price.fill('32 EUR');
  await form.getByRole('button', { name: t('action.save') }).click();
  await see(form.getByRole('alert')).toContainText(/cents/);
  await see(form.getByRole('button', { name: t('tariff.form.confirm') })).toBeVisible();
  await page.keyboard.press('Escape');
  await see(form).toHaveCount(0);
}

/** What looks like a private key is refused with an explanation, and its text is nowhere on the page and not stored. */
export async function secretAsWallet(page: Page, secret: string): Promise<void> {
  await openPage(page, 'settings');
  await card(page, t('settings.section.wallets')).getByRole('button', { name: t('wallet.add') }).click();
  const form = dialog(page, t('wallet.add'));
  const address = form.getByRole('textbox', { name: t('wallet.address'), exact: true });
  await address.fill(secret);
  await see(form.getByRole('alert')).toContainText(t('wallet.secret.base58-secret-key'));
  await see(address).toHaveValue('');
  see(await page.content()).not.toContain(secret);
  see(await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))).not.toContain(secret);
  await page.keyboard.press('Escape');
  await see(form).toHaveCount(0);
}

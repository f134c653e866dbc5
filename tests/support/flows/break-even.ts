import type { Page } from 'playwright';

import { t } from '../../../renderer/strings/words';
import { card, hrefOfPage, openAddress, openPage } from './pages';
import { see } from './see';

/** One of the sentences a verdict can be; never an empty card, never a figure alone. */
const VERDICT = /Pays back in|Pays back by month|Does not pay back within|Cannot tell: .+/;

/** Without a device that works for a network there is nothing to tell, and the page says what is missing and where to type it. */
export async function cannotTell(page: Page): Promise<void> {
  await openPage(page, 'break-even');
  const verdict = card(page, t('be.verdict'));
  await see(verdict).toContainText(/Cannot tell: .+/);
  await see(verdict).toContainText(t('be.missing.lead'));
  await see(verdict.getByRole('listitem').first()).toBeVisible();
}

/** The verdict is a sentence; a handle moved by keyboard changes the answer, and the way back restores it. */
export async function verdictFollowsHandle(page: Page): Promise<void> {
  await openPage(page, 'break-even');
  const verdict = card(page, t('be.verdict'));
  await see(verdict).toContainText(VERDICT);
  await see(verdict).not.toContainText('Cannot tell');
  const sentence = await verdict.innerText();
  const price = page.getByRole('slider', { name: t('be.handle.tokenPrice') });
  await price.focus();
  await price.press('End');
  await see.poll(() => verdict.innerText(), { message: 'a verdict that follows the token price' }).not.toBe(sentence);
  await see(verdict).toContainText(VERDICT);
  await page.getByRole('button', { name: t('be.handles.reset') }).click();
  await see.poll(() => verdict.innerText(), { message: 'the verdict of what is known' }).toBe(sentence);
}

/** A device that is only thought of: what is typed gives a verdict, and nothing of it is stored. */
export async function thoughtDevice(page: Page): Promise<void> {
  await openAddress(page, `${hrefOfPage('break-even')}/thought`);
  const type = (label: string, text: string): Promise<void> => page.getByRole('textbox', { name: label, exact: true }).fill(text);
  await type(t('be.thought.price'), '500');
  await type(t('be.thought.watts'), '12');
  await type(t('be.thought.tokens'), '0.3');
  await type(t('be.thought.kwh'), '0.30');
  const verdict = card(page, t('be.verdict'));
  await see(verdict).toContainText(/Pays back|Does not pay back/);
}

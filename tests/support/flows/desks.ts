import type { Locator, Page } from 'playwright';

import type { RewardsDesk } from '../../../renderer/navigation/routes';
import { t } from '../../../renderer/strings/words';
import { card, numberIn, openLedger, settled } from './pages';
import { see } from './see';

/** Half of the last place that is shown. */
const CENT = 0.005;

/** Opens a desk of the rewards by its tab. */
export async function openDesk(page: Page, desk: RewardsDesk): Promise<void> {
  await openLedger(page);
  await page.getByRole('tab', { name: t(`ledger.tab.${desk}`) }).click();
  await settled(page);
}

const tableRows = (page: Page, name: string): Locator => page.getByRole('table', { name }).getByRole('row').filter({ has: page.getByRole('cell') });

/** What was counted stands beside what the chain says, and leads to exactly the lines behind it. */
export async function reconcileLeadsToLines(page: Page): Promise<void> {
  await openDesk(page, 'reconcile');
  await page.getByRole('radiogroup', { name: t('reconcile.period') }).getByText(t('period.90d')).click();
  await settled(page);
  const first = tableRows(page, t('ledger.tab.reconcile')).first();
  const counted = first.getByRole('cell').nth(3).getByRole('button');
  await see(counted).toBeVisible();
  const lines = numberIn(/(\d+) lines?$/.exec(await counted.innerText())?.[1] ?? '');
  await counted.click();
  await see(page.getByText(/^Counted lines, /)).toBeVisible();
  await see(tableRows(page, t('ledger.lines'))).toHaveCount(lines);
  await page.getByRole('button', { name: t('ledger.opened.back', { desk: t('ledger.tab.reconcile') }) }).click();
  await see(page.getByRole('table', { name: t('ledger.tab.reconcile') }).first()).toBeVisible();
}

/** A reward that is on no chain is typed, stands in the ledger as typed, and is taken back. */
export async function typeAndTakeBack(page: Page, amount: string): Promise<void> {
  await openDesk(page, 'records');
  await page.getByRole('button', { name: t('records.line.add') }).click();
  const form = page.getByRole('dialog', { name: t('records.line.add') });
  await form.getByRole('textbox', { name: t('ledger.column.amount') }).fill(amount);
  await form.getByRole('button', { name: t('action.save') }).click();
  await see(page.getByText(t('records.line.saved'))).toBeVisible();
  await openLedger(page);
  const row = tableRows(page, t('ledger.lines')).filter({ has: page.locator(`[title^="${amount}"]`) });
  await see(row).toHaveCount(1);
  await row.getByRole('button', { name: t('ledger.why') }).click();
  await page.getByRole('dialog').getByRole('button', { name: t('records.line.take-back') }).click();
  await see(page.getByRole('dialog')).toHaveCount(0);
  await see(row).toHaveCount(0);
}

/** A file shows every bad row with its line before anything is stored, imports the good ones, and is taken back with all of them. */
export async function importAndTakeBack(page: Page, file: { readonly name: string; readonly text: string; readonly good: number; readonly badLine: number }): Promise<void> {
  await openDesk(page, 'records');
  await card(page, t('imports.title')).locator('input[type="file"]').setInputFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) });
  const form = page.getByRole('dialog', { name: t('imports.preview.of', { name: file.name }) });
  const bad = tableRows(page, t('imports.preview')).filter({ hasText: t('import-state.bad') });
  await see(bad).toHaveCount(1);
  await see(bad.getByRole('cell').first()).toHaveText(String(file.badLine));
  await form.getByRole('button', { name: t('imports.apply', { n: file.good }) }).click();
  await see(form).toHaveCount(0);
  const batch = card(page, t('imports.title')).getByRole('listitem').filter({ hasText: file.name });
  await see(batch).toContainText(t('imports.lines', { n: file.good }));
  await batch.getByRole('button', { name: t('imports.take-back.of', { name: file.name }) }).click();
  await batch.getByRole('button', { name: t('imports.take-back.sure', { n: file.good }) }).click();
  await see(batch).toHaveCount(0);
}

/** What a file lacks is said before its button; the file is made, and its sum is that of the page. */
export async function exportEqualsPage(page: Page, total: number): Promise<void> {
  await openDesk(page, 'reports');
  const files = card(page, t('export.title'));
  await files.getByLabel(t('reconcile.from')).fill('2015-01-01');
  await see(files.getByText(/lines, .* counted as income/)).toBeVisible();
  await files.getByRole('button', { name: t('export.start') }).click();
  const ready = files.getByText(/is ready, /);
  await see(ready).toBeVisible();
  see(Math.abs(numberIn(/Sum of its values: (.*)$/.exec(await ready.innerText())?.[1] ?? '') - total)).toBeLessThanOrEqual(CENT);
  await see(files.getByRole('button', { name: t('export.save') })).toBeEnabled();
  await see(page.getByText(t('tax.no-advice'))).toBeVisible();
  await see(page.getByRole('table', { name: t('tax.income.lines') })).toContainText('HNT');
}

/** A finished file is handed to the browser, whole. @returns its text */
export async function saveFile(page: Page): Promise<string> {
  await openDesk(page, 'reports');
  const files = card(page, t('export.title'));
  await files.getByRole('button', { name: t('export.start') }).click();
  const save = files.getByRole('button', { name: t('export.save') });
  await see(save).toBeEnabled();
  const download = page.waitForEvent('download');
  await save.click();
  const file = await download;
  see(file.suggestedFilename()).toMatch(/\.csv$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

/** What comes when, and where money stands. */
export async function calendarTells(page: Page, network: string): Promise<void> {
  await openDesk(page, 'money');
  await see(card(page, t('calendar.title')).getByRole('listitem').filter({ hasText: network }).first()).toBeVisible();
  await see(tableRows(page, t('money.states')).filter({ hasText: network }).first()).toBeVisible();
}

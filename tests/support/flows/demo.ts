import type { Page } from 'playwright';

import { t } from '../../../renderer/strings/words';
import { ALL_PAGES, hrefOfPage, openAddress } from './pages';
import { see } from './see';

/** Sample data is marked as such on this page: over it, not only in the gallery's own example of a banner. */
export const markedAsSample = (page: Page): Promise<void> => see(page.locator('.nw-page > .nw-banner', { hasText: t('demo.banner') })).toBeVisible();

/** No page shows sample data without saying so. */
export async function everyPageIsMarked(page: Page): Promise<void> {
  for (const name of ALL_PAGES) {
    await openAddress(page, hrefOfPage(name));
    await markedAsSample(page);
  }
}

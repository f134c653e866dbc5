import type { Page } from 'playwright';

import { hrefOfPage, openAddress } from '../../support/flows/pages';
import { until } from './launch';

/** Home in the window of somebody who has set nothing up: past the setup, which opens once by itself. */
export const reachHome = async (page: Page): Promise<void> => {
  await until('the setup to open by itself', () => (page.url().endsWith(hrefOfPage('welcome')) ? true : undefined));
  await openAddress(page, hrefOfPage('home'));
};

import { describe, expect, test } from 'vitest';

import { navigationByKeyboard, tabThrough } from '../support/flows/keyboard';
import { ALL_PAGES, hrefOfPage, openAddress } from '../support/flows/pages';
import { useBrowser, type BrowserStage } from './support/browser-stage';

const browser = useBrowser();
let opened: Promise<BrowserStage> | null = null;
const demo = (): Promise<BrowserStage> => (opened ??= browser.stage({ demo: true }));

describe('without a mouse', () => {
  test('every page is reached, by Tab and by its own key', async () => {
    await navigationByKeyboard((await demo()).page());
  });
  test.each(ALL_PAGES)('on %s the focus is always seen and never caught', async (name) => {
    const page = (await demo()).page();
    await openAddress(page, hrefOfPage(name));
    const { stops, unseen } = await tabThrough(page);
    expect(stops).toBeGreaterThan(8);
    expect(unseen).toEqual([]);
  });
});

import { join } from 'node:path';

import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';

import { hrefOf, REWARDS_DESKS } from '../../renderer/navigation/routes';
import { markedAsSample } from '../support/flows/demo';
import { barriers, keepPicture, overflow, tooWide, type Theme } from '../support/flows/look';
import { firstStart } from '../support/flows/onboarding';
import { ALL_PAGES, hrefOfPage, openAddress } from '../support/flows/pages';
import { root, useBrowser, type BrowserStage } from './support/browser-stage';

const browser = useBrowser();
const PICTURES = join(root, 'artifacts/e2e');
const THEMES: readonly Theme[] = ['dark', 'light'];
const WIDTHS = [1280, 480] as const;

/** Every address worth looking at: the pages, this machine's own, and a device that is only thought of. The gallery is the same with and without data. */
async function addresses(stage: BrowserStage, filled: string): Promise<readonly (readonly [string, string])[]> {
  const { rows } = (await stage.ask('devices/list')) as { readonly rows: readonly { readonly device: { readonly id: string; readonly local: boolean } }[] };
  const own = rows.find((row) => row.device.local)?.device.id;
  return [
    ...ALL_PAGES.filter((name) => filled === 'full' || name !== 'gallery').map((name) => [name, hrefOfPage(name)] as const),
    ...(own === undefined ? [] : [['device', hrefOf({ page: 'devices', id: own })] as const]),
    ...REWARDS_DESKS.filter((desk) => desk !== 'ledger').map((desk) => [`rewards-${desk}`, hrefOf({ page: 'rewards', day: null, desk })] as const),
    ['network', hrefOf({ page: 'networks', id: 'helium' })],
    ['break-even-thought', hrefOf({ page: 'break-even', id: 'thought' })],
  ];
}

const stages = new Map<string, Promise<BrowserStage>>();
const stageOf = (filled: string): Promise<BrowserStage> => {
  const opened = stages.get(filled) ?? browser.stage({ demo: filled === 'full' });
  stages.set(filled, opened);
  return opened;
};

describe.each(['full', 'empty'])('the %s pages', (filled) => {
  test.each(THEMES.flatMap((theme) => WIDTHS.map((width) => ({ theme, width }))))('in $theme at $width', async ({ theme, width }) => {
    const stage = await stageOf(filled);
    const { page, problems, close } = await stage.open({ width, theme });
    const found: string[] = [];
    // A window on an empty folder goes to the setup once, and must not do so while Home is looked at.
    if (filled === 'empty') await firstStart(page);
    for (const [name, href] of await addresses(stage, filled)) {
      await openAddress(page, href);
      if (filled === 'full') await markedAsSample(page);
      await keepPicture(page, PICTURES, `${filled}-${name}-${theme}-${width}`);
      const scan = width === 1280 && (filled === 'full' || theme === 'dark');
      found.push(...(await complaints(page, scan)).map((line) => `${name}: ${line}`));
    }
    expect(found).toEqual([]);
    expect(problems.list()).toEqual([]);
    expect(problems.outside()).toEqual([]);
    await close();
  }, 300_000);
});

/**
 * What is wrong with the page as it is drawn. Scanned for barriers at the wide width: full pages in both themes, empty ones in one, because
 * the gallery holds every state of a card in both.
 */
async function complaints(page: Page, scan: boolean): Promise<readonly string[]> {
  const wide = await overflow(page);
  return [...(wide > 0 ? [`${wide} px too wide: ${(await tooWide(page)).join(', ')}`] : []), ...(scan ? await barriers(page) : [])];
}

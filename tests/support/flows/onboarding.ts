import type { Locator, Page } from 'playwright';

import { networkName } from '../../../renderer/strings/networks';
import { t } from '../../../renderer/strings/words';
import { hrefOfPage, openAddress, settled } from './pages';
import { see } from './see';

/** What a newcomer types. */
export interface Facts {
  readonly wallet: string;
  /** As on a bill: "0.30" or "30 ct". */
  readonly kwhPrice: string;
  readonly price: string;
  /** YYYY-MM-DD. */
  readonly boughtOn: string;
  /** Typed only where nothing measures. */
  readonly watts: string;
  readonly network: string;
}

const field = (page: Page, label: string): Locator => page.getByRole('textbox', { name: label, exact: true });
/** Picks from a list that opens on a click. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).or(page.getByRole('textbox', { name: label, exact: true })).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const step = (page: Page, id: 'about' | 'wallet' | 'power' | 'machine' | 'finish'): Locator => page.getByRole('navigation', { name: t('welcome.steps') }).getByRole('button', { name: t(`welcome.${id}`) });

async function atStep(page: Page, id: 'about' | 'wallet' | 'power' | 'machine' | 'finish'): Promise<void> {
  await see(step(page, id)).toHaveAttribute('aria-current', 'step');
  await settled(page);
}

/** The very first window opens the setup by itself, with the machine's live figures already in it. */
export async function firstStart(page: Page): Promise<void> {
  await see(page.getByRole('heading', { level: 1, name: t('welcome.title') })).toBeVisible();
  await atStep(page, 'about');
}

/** From Home's invitation through every step without typing anything: the app is reached all the same, and says what it does not know. */
export async function skipOnboarding(page: Page): Promise<void> {
  await button(page, t('home.setup.go')).click();
  await atStep(page, 'about');
  await button(page, t('welcome.about.begin')).click();
  for (const id of ['wallet', 'power', 'machine'] as const) {
    await atStep(page, id);
    await button(page, t('action.skip')).click();
  }
  await atStep(page, 'finish');
  await see(page.getByText(t('welcome.finish.wallet.none'))).toBeVisible();
  await see(page.getByText(t('welcome.finish.power.none'))).toBeVisible();
  await see(page.getByText(t('welcome.finish.machine.none'))).toBeVisible();
  await button(page, t('welcome.finish.home')).click();
  await see(page.getByRole('region', { name: t('home.earnings') })).toBeVisible();
}

/** Types wallet, power price, price, watts and network, and ends on Home. */
export async function typeOnboarding(page: Page, facts: Facts): Promise<void> {
  await openAddress(page, hrefOfPage('welcome'));
  await button(page, t('welcome.about.begin')).click();

  await atStep(page, 'wallet');
  await field(page, t('wallet.address')).fill(facts.wallet);
  await button(page, t('welcome.wallet.save')).click();

  await atStep(page, 'power');
  await field(page, t('tariff.form.price')).fill(facts.kwhPrice);
  await button(page, t('welcome.save')).click();

  await atStep(page, 'machine');
  await field(page, t('welcome.machine.price')).fill(facts.price);
  await page.getByLabel(t('welcome.machine.bought')).fill(facts.boughtOn);
  const idle = field(page, t('form.device.idle'));
  if ((await idle.count()) > 0) {
    await idle.fill(facts.watts);
    await field(page, t('form.device.busy')).fill(facts.watts);
  }
  await choose(page, t('welcome.machine.network'), networkName(facts.network));
  await button(page, t('welcome.save')).click();

  await atStep(page, 'finish');
  await see(page.getByText(t('welcome.finish.wallet'))).toBeVisible();
  await see(page.getByText(t('welcome.finish.machine', { networks: networkName(facts.network) }))).toBeVisible();
  await button(page, t('welcome.finish.home')).click();
  await settled(page);
}

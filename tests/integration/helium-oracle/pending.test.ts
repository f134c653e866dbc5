import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recipientAddress } from '../../../main/adapters/sources/helium-oracle/accounts';
import { createHeliumOracle } from '../../../main/adapters/sources/helium-oracle/watch';
import { createHttp, type ManagedHttp } from '../../../main/adapters/system/http';
import type { NetworkWatch } from '../../../main/engine/ports/watch';
import type { Wallet } from '../../../shared/domain/wallet';
import { REWARD_PATHS } from '../../../shared/networks/helium/addresses';
import { HNT, IOT } from '../../../shared/networks/helium/tokens';
import { address, createAccounts, createHeliumServices, distributorAccount, standInHotspot, type OracleStory, type StandInAccounts } from '../../support/helium-oracle/helium-oracles';
import { settled } from '../../support/node-sources/settled';
import { FAULT_CODES, FAULTS, type StandIn } from '../../support/node-sources/stand-in';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

const roof = standInHotspot('roof');
const barn = standInHotspot('barn');
const sold = standInHotspot('sold');
const hntPath = REWARD_PATHS.find((path) => path.mint === HNT.mint)?.lazyDistributor ?? '';
const iotPath = REWARD_PATHS.find((path) => path.mint === IOT.mint)?.lazyDistributor ?? '';
const wallet: Wallet = { id: 'w1', chain: 'solana', address: address('wallet'), label: '', addedAtMs: 0 };
const of = (hotspot: typeof roof): string => recipientAddress(hntPath, hotspot.asset);

let clock: VirtualClock;
let http: ManagedHttp;
let story: OracleStory;
let services: StandIn;
let accounts: StandInAccounts;
let oracles: string[];
let watch: NetworkWatch | null;
let entitiesUrl: string | null;

beforeEach(async () => {
  clock = createVirtualClock();
  http = createHttp({ clock, random: { next: () => 0, id: () => '' }, logger: createQuietLogger() });
  story = { wallet: wallet.address, owned: [roof, barn], lifetimes: { one: { roof: '500', barn: '70' }, two: { roof: '500', barn: '70' } } };
  services = await createHeliumServices(story, [roof, barn, sold]);
  accounts = createAccounts([roof, barn, sold]);
  accounts.pay(hntPath, roof, 380n);
  oracles = ['one', 'two'];
  entitiesUrl = `${services.origin}/entities`;
  watch = null;
});
afterEach(async () => {
  http.close();
  await services.close();
});

const look = (knownDevices: readonly string[] = []) => {
  watch ??= createHeliumOracle({ http, clock, accounts, entitiesUrl, oracleUrls: { [HNT.mint]: oracles.map((name) => `${services.origin}/${name}`), [IOT.mint]: [`${services.origin}/iot`] } });
  return settled(watch.look(wallet, { knownDevices, tz: 'UTC' }), clock);
};
const claimable = (found: Awaited<ReturnType<typeof look>>) => found.positions.map((position) => [position.device, position.base, position.symbol, position.state]);

describe('pending rewards of Helium hotspots', () => {
  it('are the median of the oracles less what the chain paid; a hotspot that was never paid has no account', async () => {
    const found = await look();
    expect(claimable(found)).toEqual([[of(roof), '120', 'HNT', 'claimable'], [of(barn), '70', 'HNT', 'claimable']]);
    expect(found.reports.map((report) => [report.device, report.what, report.base, report.source, report.boundary])).toEqual([
      [of(roof), 'paid', '380', 'helium-recipient', 'lifetime'], [of(roof), 'earned', '500', 'helium-oracle', 'lifetime'], [of(barn), 'earned', '70', 'helium-oracle', 'lifetime'],
    ]);
    expect(found.failures).toEqual([]);
    expect(found.facts.filter((fact) => fact.name === 'helium-hotspot-name').map((fact) => fact.text)).toEqual(['roof', 'barn']);
  });

  it('tells the range and no number where oracles disagree, and the median where most agree', async () => {
    story.lifetimes['two'] = { roof: '900', barn: '70' };
    const apart = await look();
    expect(claimable(apart)).toEqual([[of(barn), '70', 'HNT', 'claimable']]);
    expect(apart.notices).toMatchObject([{ code: 'helium-oracles-disagree', device: of(roof), context: { hotspot: 'roof', low: '0.00000500', high: '0.00000900', token: 'HNT' } }]);
    story.lifetimes['three'] = { roof: '500', barn: '70' };
    oracles = ['one', 'two', 'three'];
    watch = null;
    expect(claimable(await look())[0]).toEqual([of(roof), '120', 'HNT', 'claimable']);
  });

  it('tells the range when a lifetime falls between two looks, or below what was paid', async () => {
    await look();
    story.lifetimes = { one: { roof: '450', barn: '70' }, two: { roof: '450', barn: '70' } };
    const fell = await look();
    expect(claimable(fell)).toEqual([[of(barn), '70', 'HNT', 'claimable']]);
    expect(fell.notices.map((notice) => notice.code)).toEqual(['helium-oracle-fell']);
    watch = null;
    story.lifetimes = { one: { roof: '300', barn: '70' }, two: { roof: '300', barn: '70' } };
    expect((await look()).notices).toMatchObject([{ code: 'helium-oracle-below-paid', context: { low: '0.00000300', high: '0.00000380' } }]);
  });

  it('an oracle that does not know a hotspot says nothing, and nothing is not 0', async () => {
    story.lifetimes = { one: { roof: '500' }, two: { roof: '500' } };
    const found = await look();
    expect(claimable(found)).toEqual([[of(roof), '120', 'HNT', 'claimable']]);
    expect(found.notices).toMatchObject([{ code: 'helium-oracle-silent', context: { hotspots: '1' } }]);
  });

  it('believes the list of hotspots only where the chain bears it out', async () => {
    story.owned = [roof, { ...barn, asset: address('another asset') }, { ...sold, key: Buffer.from('no such key') }];
    const found = await look();
    expect(claimable(found)).toEqual([[of(roof), '120', 'HNT', 'claimable']]);
    expect(found.failures).toMatchObject([{ code: 'bad-answer', detail: expect.stringContaining('2 hotspots') as string }]);
  });

  it('counts no hotspot that was sold, and one of somebody else that pays this wallet', async () => {
    accounts.pay(hntPath, sold, 10n);
    story.lifetimes = { one: { roof: '500', barn: '70', sold: '90' } };
    oracles = ['one'];
    expect(claimable(await look([of(sold)])).map(([device]) => device)).toEqual([of(roof), of(barn)]);
    accounts.pay(hntPath, sold, 10n, wallet.address);
    expect(claimable(await look([of(sold)]))[2]).toEqual([of(sold), '80', 'HNT', 'claimable']);
    accounts.pay(hntPath, roof, 380n, address('a fanout'));
    expect((await look()).positions[0]?.note).toBe('helium-custom-destination');
  });

  it('with the list switched off asks for the hotspots that the ledger names, one by one', async () => {
    entitiesUrl = null;
    expect(claimable(await look([of(roof), 'no address', address('nothing there')]))).toEqual([[of(roof), '120', 'HNT', 'claimable']]);
    expect(services.asked.some((request) => request.path.startsWith('/entities'))).toBe(false);
    // By asset an oracle answers 0 for what it does not know.
    story.lifetimes = { one: {}, two: {} };
    watch = null;
    expect(claimable(await look([of(roof)]))).toEqual([]);
  });

  it('tells tokens of before 2025 where an oracle still answers, and waits for none', async () => {
    story.lifetimes['iot'] = { roof: '9000000' };
    accounts.pay(iotPath, roof, 1_000_000n);
    const found = await look();
    expect(found.positions.filter((position) => position.symbol === 'IOT').map((position) => [position.device, position.base, position.decimals])).toEqual([[recipientAddress(iotPath, roof.asset), '8000000', 6]]);
    delete story.lifetimes['iot'];
    const gone = await look();
    expect(gone.failures).toEqual([]);
    expect(gone.positions.every((position) => position.symbol === 'HNT')).toBe(true);
  });

  it.each(['-1', '18446744073709551616', '1.5', 1.5, null, {}, '1e3'])('an oracle that answers %j is named and left out; alone it leaves nothing to tell', async (amount) => {
    story.lifetimes['two'] = { roof: amount, barn: '70' };
    const found = await look();
    expect(claimable(found)[0]).toEqual([of(roof), '120', 'HNT', 'claimable']);
    expect(found.failures).toMatchObject([{ code: 'bad-answer' }]);
    oracles = ['two'];
    watch = null;
    expect((await look()).positions).toEqual([]);
  });

  it.each(FAULTS)('names the failure of an oracle and of the list, and nothing becomes zero: %s', async (fault) => {
    services.fault(fault, /^\/(?:one|two)/);
    const noOracle = await look();
    expect(noOracle.positions).toEqual([]);
    expect(noOracle.failures.map((failure) => failure.code)).toEqual([FAULT_CODES[fault], FAULT_CODES[fault]]);
    expect(noOracle.reports.map((report) => report.what)).toEqual(['paid']);
    services.fault(fault, /^\/two/);
    expect(claimable(await look())).toHaveLength(2);
    services.fault(fault, /^\/entities/);
    const noList = await look([of(roof)]);
    expect(claimable(noList)).toEqual([[of(roof), '120', 'HNT', 'claimable']]);
    expect(noList.failures).toMatchObject([{ code: FAULT_CODES[fault] }]);
    await expect(look()).rejects.toMatchObject({ chainCode: FAULT_CODES[fault] });
  });

  it('without the chain tells nothing: what was paid is not known', async () => {
    accounts.failure = Object.assign(new Error('busy'), { chainCode: 'endpoint-busy', host: 'rpc', detail: '' });
    await expect(look()).rejects.toMatchObject({ chainCode: 'endpoint-busy' });
    accounts.failure = null;
    accounts.held.set(of(roof), { owner: address('another program'), dataBase64: 'AAAA' });
    const found = await look();
    expect(claimable(found).map(([device]) => device)).toEqual([of(barn)]);
    expect(found.failures).toMatchObject([{ code: 'bad-answer' }]);
  });

  it('takes the oracles from the chain, but only Helium’s own over https', async () => {
    accounts.held.set(hntPath, distributorAccount(['http://hnt-rewards.oracle.helium.io', 'https://evil.example/?x=.helium.io', 'https://user:pass@a.helium.io', 'https://two.oracle.helium.io']));
    const asked: string[] = [];
    const listening = createHeliumOracle({ http: { request: async (request) => { asked.push(new URL(request.url).host); return http.request(request.url.startsWith(services.origin) ? request : { ...request, url: `${services.origin}/nowhere` }); } }, clock, accounts, entitiesUrl });
    await settled(listening.look(wallet, { knownDevices: [], tz: 'UTC' }), clock);
    expect(asked.filter((host) => host !== services.host)).toEqual(['two.oracle.helium.io']);
  });
});

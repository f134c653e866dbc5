import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { calendarOf } from '../../../renderer/features/rewards/calendar-shape';
import { exactAmount } from '../../../renderer/features/rewards/exact-amount';
import { periodDays } from '../../../renderer/features/rewards/periods';
import { endpointChains, otherChainId } from '../../../renderer/features/settings/endpoint-chains';
import { factValue } from '../../../renderer/money/fact-value';
import { knownExplorer } from '../../../renderer/money/proof-link';
import { walletName } from '../../../renderer/money/wallet-name';
import { hrefOf, parseRoute, REWARDS_DESKS } from '../../../renderer/navigation/routes';
import { namesOf } from '../../../renderer/state/network-names';
import { chainName } from '../../../renderer/strings/chains';
import { codeWords } from '../../../renderer/strings/code-words';
import { createFormats } from '../../../renderer/strings/formats';
import type { CalendarEntry } from '../../../shared/domain/money-calendar';

const DAY_MS = 86_400_000;
const entry = (what: CalendarEntry['what'], atMs: number | null, overdue = false): CalendarEntry => ({ network: 'helium', walletId: null, what, atMs, overdue, mint: null, symbol: null, base: null, decimals: null, basis: 'epoch' });

describe('the calendar', () => {
  const noon = Date.UTC(2026, 10, 22, 12);
  it('puts what is overdue first, then day by day, and what nobody can date last and on no day', () => {
    const shape = calendarOf([entry('release', null), entry('payout', noon + 2 * DAY_MS), entry('payout', noon - DAY_MS, true), entry('epoch-end', noon), entry('minimum', noon + 60_000)], 'UTC');
    expect(shape.overdue.map((one) => one.what)).toEqual(['payout']);
    expect(shape.days.map((day) => [day.day, day.entries.length])).toEqual([['2026-11-22', 2], ['2026-11-24', 1]]);
    expect(shape.undated.map((one) => one.what)).toEqual(['release']);
  });
  it('parts days at the midnight of the zone', () => {
    const lateInUtc = Date.UTC(2026, 10, 22, 23, 30);
    expect(calendarOf([entry('payout', lateInUtc)], 'Europe/Berlin').days[0]?.day).toBe('2026-11-23');
  });
});

describe('periods', () => {
  it.each([
    ['this-month', '2026-11-01', '2026-11-22'],
    ['last-month', '2026-10-01', '2026-10-31'],
    ['90d', '2026-08-25', '2026-11-22'],
    ['year', '2026-01-01', '2026-11-22'],
  ] as const)('%s', (period, fromDay, toDay) => {
    expect(periodDays(period, '2026-11-22')).toEqual({ fromDay, toDay });
  });
  it('finds the end of February and of the year before', () => {
    expect(periodDays('last-month', '2028-03-31')).toEqual({ fromDay: '2028-02-01', toDay: '2028-02-29' });
    expect(periodDays('last-month', '2026-01-01')).toEqual({ fromDay: '2025-12-01', toDay: '2025-12-31' });
  });
});

describe('a typed amount', () => {
  it.each([
    ['0.000000000000000001', 'en', '0.000000000000000001'],
    ['123456789012345678.123456789012345678', 'en', '123456789012345678.123456789012345678'],
    ['1,234.50', 'en', '1234.50'],
    ['1.234,50', 'de', '1234.50'],
    ['0,0441', 'de', '0.0441'],
    ['1,234', 'en', '1234'],
    ['1.234', 'de', '1234'],
    ['.5', 'en', '0.5'],
    ['12', 'en', '12'],
  ])('%s (%s) keeps every digit: %s', (text, locale, exact) => {
    expect(exactAmount(text, locale)).toBe(exact);
  });
  it.each(['', '0', '-1', 'abc', '1e5', '0x10'])('%j is none', (text) => {
    expect(exactAmount(text, 'en')).toBeNull();
  });
});

describe('links', () => {
  it.each(['https://solscan.io/tx/abc', 'https://filfox.info/en/address/f01'])('opens a known explorer: %s', (url) => {
    expect(knownExplorer(url)).toBe(url);
  });
  it.each(['http://solscan.io/tx/a', 'https://solscan.io.evil.example/tx/a', 'https://evil.example/', 'javascript:alert(1)', 'https://solscan.io@evil.example/', 'https://user:p@solscan.io/tx/a', 'https://solscan.io:8443/tx/a', '', 'data:text/html,x'])('opens nothing else: %s', (url) => {
    expect(knownExplorer(url)).toBeNull();
  });
});

describe('addresses of the pages', () => {
  it('has one for every desk, with and without a network', () => {
    for (const desk of REWARDS_DESKS) {
      for (const network of [undefined, 'io-net', 'a/b ?']) {
        const route = { page: 'rewards', day: null, ...(desk === 'ledger' ? {} : { desk }), ...(network === undefined || desk === 'ledger' ? {} : { network }) } as const;
        expect(parseRoute(hrefOf(route))).toEqual(route);
      }
    }
  });
  it('keeps days and finds networks', () => {
    expect(parseRoute('#/rewards/2026-11-22')).toEqual({ page: 'rewards', day: '2026-11-22' });
    expect(parseRoute('#/rewards/nonsense')).toEqual({ page: 'not-found' });
    expect(parseRoute('#/rewards/2026-11-22/helium')).toEqual({ page: 'not-found' });
    expect(parseRoute('#/networks/filecoin')).toEqual({ page: 'networks', id: 'filecoin' });
  });
  it('shows the ledger of one network', () => {
    expect(parseRoute(hrefOf({ page: 'rewards', day: null, network: 'helium' }))).toEqual({ page: 'rewards', day: null, network: 'helium' });
  });
});

describe('names', () => {
  it('calls networks that were added by their own name, cleaned, and unknown ones by their id', () => {
    const names = namesOf([{ id: 'my-mesh', name: 'My \u202Emesh', chains: ['eip155:8453'], colorSlot: 12 }]);
    expect(names.name('my-mesh')).toBe('My mesh');
    expect(names.name('nobody')).toBe('nobody');
    expect([names.slot('my-mesh'), names.slot('nobody')]).toEqual([8, 8]);
  });
  it('calls chains by their name or number', () => {
    expect([chainName('eip155:137'), chainName('eip155:99'), chainName('solana')]).toEqual(['Polygon', 'EVM chain 99', 'Solana']);
  });
  it('calls a node by where it answers and a wallet by its ends', () => {
    expect(walletName({ label: '', address: 'http://192.168.1.20:14002' })).toBe('192.168.1.20:14002');
    expect(walletName({ label: '', address: '0x52908400098527886E0F7030069857D2E4169EE7' })).toBe('0x5290…9EE7');
    expect(walletName({ label: 'Roof\u202E', address: 'x' })).toBe('Roof');
  });
  it('fills words of a code with what came along, cleaned, and shows an unknown code as it is', () => {
    expect(codeWords('notice', 'filecoin-sectors-faulty', { faulty: '3', live: '10\u202E' })).toMatch(/^3 of 10 sectors/);
    expect(codeWords('notice', 'from-a-newer-engine', { a: '<b>' })).toBe('from-a-newer-engine · <b>');
  });
});

describe('figures of a source', () => {
  const formats = createFormats('en-GB', 'UTC');
  it.each([
    [{ value: 0.961, text: null, unit: 'share' }, /^96\.1.%$/],
    [{ value: 32_768, text: null, unit: 'count' }, /^32,768$/],
    [{ value: 0, text: null, unit: 'count' }, /^0$/],
    [{ value: null, text: '1.118\u202E', unit: 'text' }, /^1\.118$/],
    [{ value: null, text: null, unit: 'count' }, /^— not known$/],
  ])('%j', (fact, words) => {
    expect(factValue(fact, formats)).toMatch(words);
  });
});

describe('endpoints of other chains', () => {
  it('offers chains of wallets first, each once, and none that has no endpoint of its own', () => {
    expect(endpointChains([{ chains: ['solana'] }, { chains: ['filecoin', 'eip155:137'] }], [{ chain: 'eip155:137' }, { chain: 'storj' }, { chain: 'book' }], { 'eip155:99': ['https://x.example'] })).toEqual(['eip155:137', 'filecoin', 'eip155:99']);
  });
  it('takes the number of any EVM chain and nothing else', () => {
    expect([otherChainId(' 8453 '), otherChainId('0'), otherChainId('-1'), otherChainId('1e3'), otherChainId('')]).toEqual(['eip155:8453', null, null, null, null]);
    fc.assert(fc.property(fc.string(), (text) => otherChainId(text) === null || /^eip155:\d+$/.test(otherChainId(text) ?? '')));
  });
});

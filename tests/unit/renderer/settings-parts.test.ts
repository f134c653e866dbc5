import { describe, expect, it } from 'vitest';

import { doctorDetail } from '../../../renderer/features/settings/doctor-detail';
import { endpointProblem, hostOf, PUBLIC_ENDPOINT, shownEndpoint, withFirst } from '../../../renderer/features/settings/endpoint-text';
import { hostsOf, kindOf, kindsOf, switchOf, type Host } from '../../../renderer/features/settings/known-hosts';
import { tariffWords } from '../../../renderer/features/settings/tariff-words';
import { createFormats } from '../../../renderer/strings/formats';
import { wordsForCode } from '../../../renderer/strings/words';
import type { Tariff } from '../../../shared/domain/tariff';

describe('an endpoint', () => {
  it.each([
    ['https://rpc.example.org', null],
    ['https://rpc.example.org/key?x=1', null],
    ['http://127.0.0.1:8899', null],
    ['http://[::1]:8899', null],
    ['http://rpc.example.org', 'not-https'],
    ['ws://rpc.example.org', 'not-https'],
    ['http://127.0.0.1.example.org', 'not-https'],
    ['rpc.example.org', 'no-address'],
    ['https://', 'no-address'],
    ['https://nowhere', 'no-address'],
    ['', 'no-address'],
    [PUBLIC_ENDPOINT, 'there-already'],
  ])('%s', (text, problem) => {
    expect(endpointProblem(text, [PUBLIC_ENDPOINT])).toBe(problem);
  });

  it('is refused where there are eight', () => {
    const eight = Array.from({ length: 8 }, (_, index) => `https://rpc${index}.example.org`);
    expect(endpointProblem('https://one-more.example.org', eight)).toBe('too-many');
  });

  it('is shown without the key that a provider puts into it', () => {
    expect(shownEndpoint(PUBLIC_ENDPOINT)).toBe(PUBLIC_ENDPOINT);
    expect(shownEndpoint('https://rpc.example.org/?api-key=3f2c')).toBe('https://rpc.example.org/…');
    expect(shownEndpoint('https://rpc.example.org/v2/Zk3-9aXbQ7yLm2PdRt5w')).toBe('https://rpc.example.org/…');
    expect(shownEndpoint('not an address')).toBe('not an address');
  });

  it('moves to the front without losing the others', () => {
    expect(withFirst(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b']);
  });

  it('has a host, or none', () => {
    expect([hostOf('http://127.0.0.1:8899/x'), hostOf('nothing')]).toEqual(['127.0.0.1:8899', null]);
  });
});

describe('hosts that the app talks to', () => {
  const called: Host = { host: 'coins.llama.fi', purposes: ['prices'], calls: 12, failures: 1, lastCallAtMs: 5, lastStatus: '200' };
  const settings = { solanaEndpoints: [PUBLIC_ENDPOINT], chainEnabled: true, pricesEnabled: true };

  it('are told before the first call, and each once', () => {
    const hosts = hostsOf([called], settings);
    expect(hosts.map((host) => host.host)).toEqual(['coins.llama.fi', 'api.mainnet-beta.solana.com', 'api.jup.ag', 'api.coingecko.com', 'data-api.binance.vision', 'api.frankfurter.dev']);
    expect(hosts[0]).toBe(called);
    expect(hosts[1]).toMatchObject({ calls: 0, lastCallAtMs: null });
  });

  it('are not told as coming while their switch is off, but what was called stays told', () => {
    expect(hostsOf([called], { ...settings, pricesEnabled: false, chainEnabled: false })).toEqual([called]);
  });

  it('have a kind, and the switch that stops it', () => {
    expect(kindsOf({ ...called, purposes: ['prices', 'prices', 'solana-rpc', 'something-newer'] })).toEqual(['prices', 'chain', 'other']);
    expect((['chain', 'storj-node', 'prices', 'fiat', 'other'] as const).map(switchOf)).toEqual(['chainEnabled', 'chainEnabled', 'pricesEnabled', 'pricesEnabled', null]);
  });

  // Purposes as the adapters write them down: main/adapters/sources and main/adapters/prices.
  it.each(['solana-rpc', 'chain', 'filecoin-rpc', 'filecoin-data-portal', 'helium-oracle', 'helium-entities', 'render-stats', 'storj-node', 'akash-chain', 'akash-console', 'prices', 'fiat'])('say what they are for and what they learn: %s', (purpose) => {
    const kind = kindOf(purpose);
    expect(kind).not.toBe('other');
    expect([wordsForCode('traffic.purpose', kind), wordsForCode('traffic.learns', kind)]).toEqual([expect.stringMatching(/\w{3,}/), expect.stringMatching(/IP address|is yours/)]);
  });
});

describe('the detail of a check', () => {
  it('turns the code of a reason into its sentence and keeps the evidence', () => {
    expect(doctorDetail('no-permission: EACCES')).toEqual({ words: 'The system does not let the app read this.', evidence: 'EACCES' });
    expect(doctorDetail('asleep').evidence).toBeNull();
  });

  it('leaves what is no code as it came', () => {
    expect(doctorDetail('read by /proc/stat')).toEqual({ words: 'read by /proc/stat', evidence: null });
    expect(doctorDetail('name-not-found')).toEqual({ words: 'name-not-found', evidence: null });
  });
});

describe('a tariff in words', () => {
  const formats = createFormats('en-GB', 'Europe/Berlin');
  const tariff: Tariff = { id: 't', currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.3 }], standingPerDay: 0, validFrom: null, source: 'typed', setAtMs: 0 };
  const plain = (parts: readonly string[]): readonly string[] => parts.map((part) => part.replaceAll(/[  ]/g, ' '));

  it('of one price says so', () => {
    expect(plain(tariffWords(tariff, formats))).toEqual(['0.3000 €/kWh at all hours']);
  });

  it('names hours, days and months of each period, and the standing charge', () => {
    const words = tariffWords({ ...tariff, periods: [{ price: 0.1, from: '22:00', to: '06:00', days: ['sat', 'sun'] }, { price: 0.4, months: [12] }, { price: 0.3 }], standingPerDay: 0.38 }, formats);
    expect(plain(words)).toEqual(['0.1000 €/kWh: 22:00–06:00, Sat, Sun', '0.4000 €/kWh: Dec', '0.3000 €/kWh at all other hours', '€0.38 a day standing charge']);
  });
});

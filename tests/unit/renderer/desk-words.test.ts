import { describe, expect, it } from 'vitest';

import { attentionWords } from '../../../renderer/features/home/attention-words';
import { causeGroups } from '../../../renderer/features/rewards/cause-groups';
import { askSentences, isUnreadable } from '../../../renderer/features/rewards/import-asks';
import { errorWords } from '../../../renderer/strings/errors';
import { shortId } from '../../../renderer/strings/short-id';
import { t, wordsForCode } from '../../../renderer/strings/words';
import type { AddressRefusal } from '../../../shared/chains/solana/address';
import type { AkashAddressRefusal } from '../../../shared/chains/akash/address';
import type { EvmAddressRefusal } from '../../../shared/chains/evm/address';
import type { FilecoinAddressRefusal } from '../../../shared/chains/filecoin/address';
import type { FluxAddressRefusal } from '../../../shared/chains/flux/address';
import type { StorjNodeRefusal } from '../../../shared/chains/storj/node-address';
import type { Cause } from '../../../shared/contract/schemas/reconcile';

describe('what a file lacks', () => {
  it.each(['empty', 'no-header', 'not-text', 'too-many-rows'])('is a sentence when it cannot be read at all: %s', (why) => {
    expect(isUnreadable([`file:${why}`])).toBe(true);
    expect(askSentences([`file:${why}`], null)).toEqual([wordsForCode('import', `file.${why}`)]);
    expect(askSentences([`file:${why}`], null).join(' ')).toMatch(/^[A-Z][^:]+\.$/);
  });
  it('names a missing column, cleaned, and asks for nothing that was named', () => {
    expect(isUnreadable(['column:Date'])).toBe(false);
    expect(askSentences(['column:Date', 'column:Net\u202E'], null)).toEqual(['The column Date is missing.', 'The column Net is missing.']);
  });
  it('asks for fields once, by their names, behind what is missing', () => {
    expect(askSentences(['time', 'column:', 'column:Old name', 'dateOrder'], { time: '', amount: '' })).toEqual([
      'The column Old name is missing.',
      t('imports.asks', { fields: [t('mapping.time'), t('mapping.amount'), t('mapping.dateOrder')].join(', ') }),
    ]);
  });
  it('says nothing where nothing is asked', () => {
    expect(askSentences([], null)).toEqual([]);
  });
});

describe('an address that is refused', () => {
  // Each reason of each chain has to be here, or this does not compile; what looks like a secret is refused by its own error.
  type Why = Exclude<AddressRefusal | AkashAddressRefusal | EvmAddressRefusal | FilecoinAddressRefusal | FluxAddressRefusal | StorjNodeRefusal, 'secret'>;
  const reasons = Object.keys({
    empty: 0, 'other-chain': 0, testnet: 0, 'not-base58': 0, 'not-hex': 0, 'not-bech32': 0, 'not-filecoin': 0, 'bad-id': 0, 'wrong-length': 0, 'too-long': 0, 'wrong-checksum': 0, checksum: 0, shielded: 0,
    credentials: 0, 'not-http': 0, 'not-a-host': 0, 'bad-port': 0,
  } satisfies Record<Why, 0>);
  it.each(reasons)('says why, and on which chain: %s', (why) => {
    const words = wordsForCode('address-why', why) ?? '';
    expect(words).toMatch(/\w{3,}/);
    expect(errorWords('BAD_ADDRESS', { chain: 'eip155:137', why })).toBe(`That is no address on Polygon: ${words}.`);
    expect(errorWords('BAD_ADDRESS', { chain: 'storj', why })).toBe(`That is no place where a Storj node answers: ${words}.`);
  });
  it('claims the finding of no single chain where none was named', () => {
    expect(errorWords('BAD_ADDRESS', { why: 'wrong-length' })).toBe(t('error.BAD_ADDRESS'));
  });
  it('shows no code of a newer engine', () => {
    expect(errorWords('BAD_ADDRESS', { chain: 'flux', why: 'too-new' })).toBe(`That is no address on Flux: ${t('address-why.unknown')}.`);
  });
});

describe('what a network’s own side reports', () => {
  const nameOf = (network: string): string => network.toUpperCase();
  const offline = { code: 'storj-offline', network: 'storj', device: 'node 1', level: 'bad', hours: '7' };
  it('is told in its own words, of which network and device', () => {
    expect(attentionWords({ code: 'notice', context: offline }, '', nameOf)).toBe('STORJ, node 1: No satellite has reached the node for 7 hours.');
  });
  it('does not name a device twice, and none where there is none', () => {
    expect(attentionWords({ code: 'notice', context: { ...offline, device: '', code: 'helium-oracle-silent', hotspots: '3' } }, '', nameOf)).toBe('STORJ: The oracles know nothing of 3 of your hotspots.');
    expect(attentionWords({ code: 'notice', context: { code: 'storj-disqualified', network: 'storj', device: 'eu1', satellite: 'eu1', level: 'bad' } }, '', nameOf)).toBe('STORJ: The node is disqualified on eu1.');
  });
  it('is told in general where the catalogue has no words', () => {
    expect(attentionWords({ code: 'notice', context: { ...offline, code: 'newer' } }, '', nameOf)).toBe('STORJ reports something about your node.');
    expect(attentionWords({ code: 'notice', context: offline }, '.next', nameOf)).toMatch(/\.$/);
  });
});

describe('causes of differences', () => {
  const cause = (code: string, of?: 'source' | 'chain'): Cause => ({ code, amount: null, lines: 0, filter: null, ...(of === undefined ? {} : { of }) });
  it('stand by the difference that they explain, in their order', () => {
    const groups = causeGroups([cause('unclassified', 'chain'), cause('day-boundary', 'source'), cause('older'), cause('rounding', 'source')]);
    expect(groups.map((group) => [group.of, group.causes.map((one) => one.code)])).toEqual([['source', ['day-boundary', 'rounding']], ['chain', ['unclassified']], [null, ['older']]]);
  });
  it('makes no group of nothing', () => {
    expect(causeGroups([])).toEqual([]);
  });
});

describe('a long id', () => {
  it('keeps its ends, which tell it apart, and is never longer than it may be', () => {
    expect(shortId('112a9MBbPX5xMfe9dNqRcNTmVpBdsMkVpyuMEzXNGrJ3mEbPfdoi')).toBe('112a9MBbPX5xMfe9…EbPfdoi');
    expect(Array.from(shortId('𝔸'.repeat(80)))).toHaveLength(24);
  });
  it('leaves a name alone', () => {
    expect(shortId('loud-metal-otter')).toBe('loud-metal-otter');
    expect(shortId('x'.repeat(24))).toBe('x'.repeat(24));
  });
});

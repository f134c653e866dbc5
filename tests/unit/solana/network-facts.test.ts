import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { asciiBytes } from '../../../shared/chains/solana/program-address';
import { decodeBase58 } from '../../../shared/chains/solana/base58';
import { sha256 } from '../../../shared/chains/solana/sha256';
import { GEOD_PER_STATION_DAY } from '../../../shared/networks/geodnet/emission';
import { HIVEMAPPER_PAYMENT, HIVEMAPPER_PAYMENTS, HIVEMAPPER_REWARD } from '../../../shared/networks/hivemapper/programs';
import { NOSANA_DISCRIMINATORS, NOSANA_JOBS, NOSANA_REWARDS, NOSANA_STAKING } from '../../../shared/networks/nosana/programs';
import { networks } from '../../../shared/networks/registry';
import { STAKING_PROGRAMS } from '../../../shared/networks/staking-programs';
import type { NetworkFacts, Sourced } from '../../../shared/networks/types';
import { STREAMFLOW_CLAIMS, STREAMFLOW_DISTRIBUTORS } from '../../../shared/networks/xnet/programs';
import { decodeTransaction } from '../../../main/adapters/sources/solana/decode-transaction';
import { caseTable } from '../../support/solana-fixtures/case-table';

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/networks');
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isReal = (day: string): boolean => DAY.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
const sourced = (network: NetworkFacts): readonly Sourced[] => [network.cadence, ...network.tokens, ...network.rules, ...network.hardware];

/** Networks whose rewards a hand-made transaction pays, by what the decoder makes of them. */
const paid = new Set(
  caseTable.flatMap(({ built, context }) => {
    const decoded = decodeTransaction(built.signature, built.text, context);
    return decoded.state === 'decoded' ? decoded.lines.filter((line) => line.kind === 'reward').map((line) => line.network) : [];
  }),
);

describe.each(networks.filter((network) => network.chains.includes('solana')).map((network) => [network.id, network] as const))('%s', (id, network) => {
  const readme = readFileSync(path.join(FOLDER, id, 'README.md'), 'utf8');

  it('tells each fact with a source and a real day', () => {
    for (const fact of sourced(network)) expect([fact.source, isReal(fact.asOf), fact.source.length > 2]).toEqual([fact.source, true, true]);
  });

  it('tells its rules in sentences, oldest first, the one in force not unsure', () => {
    expect(network.rules.length).toBeGreaterThan(0);
    for (const rule of network.rules) expect([rule.version, rule.text.endsWith('.'), rule.fromDay === null || isReal(rule.fromDay)]).toEqual([rule.version, true, true]);
    const days = network.rules.flatMap((rule) => (rule.fromDay === null ? [] : [rule.fromDay]));
    expect(days).toEqual(days.toSorted());
    expect(network.rules.findLast((rule) => (rule.fromDay ?? '') <= '2026-11-22')?.mark).not.toBe('unsure');
  });

  it('says in sentences what no source told', () => {
    expect(network.notKnown.length).toBeGreaterThan(0);
    for (const sentence of network.notKnown) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(network.verification ?? 'None.').toMatch(/\.$/);
  });

  it('has a README with its facts, their marks and days', () => {
    for (const token of network.tokens) expect(readme).toContain(token.symbol);
    expect(readme).toMatch(/verified|secondary/);
    expect(readme).toMatch(/20\d\d/);
  });

  it('has a hand-made payment that is recognised', () => expect([...paid]).toContain(id));
});

describe('programs of the networks', () => {
  const discriminator = (name: string): string => Array.from(sha256(asciiBytes(`global:${name}`)).subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');

  it('have instructions whose first bytes follow from their names', () => {
    for (const [bytes, { name }] of HIVEMAPPER_PAYMENTS) expect([name, bytes]).toEqual([name, discriminator(name)]);
    for (const [name, bytes] of Object.entries(NOSANA_DISCRIMINATORS)) expect([name, bytes]).toEqual([name, discriminator(name)]);
    for (const [bytes, name] of STREAMFLOW_CLAIMS) expect([name, bytes]).toEqual([name, discriminator(name)]);
  });

  it('are addresses of 32 bytes', () => {
    for (const program of [HIVEMAPPER_PAYMENT, HIVEMAPPER_REWARD, NOSANA_JOBS, NOSANA_REWARDS, NOSANA_STAKING, ...STREAMFLOW_DISTRIBUTORS.keys(), ...STAKING_PROGRAMS.keys()]) {
      expect([program, decodeBase58(program)?.length]).toEqual([program, 32]);
    }
  });
});

describe('the base reward of a GEODNET station', () => {
  it('halves each 30 June', () => {
    expect(GEOD_PER_STATION_DAY.map((rate) => rate.tokens)).toEqual([96, 48, 24, 12, 6, 3]);
    for (const rate of GEOD_PER_STATION_DAY.slice(1)) expect(new Date(rate.fromMs).toISOString().slice(5, 10)).toBe('06-30');
  });
});

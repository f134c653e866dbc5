/**
 * The three scenarios of the handbook against the figures of an independent implementation. They lie beside the recorded data and are
 * not part of this repository.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EstimateOutput } from '../../../shared/economics/estimate';
import { estimate } from '../../../shared/economics/estimate';
import { parseScenario } from '../../../shared/economics/parse-scenario';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.resolve(process.env['NODEWORTH_RECORDED'] ?? path.join(root, '../shared/recorded'), '../handbook/scenarios');
const NAMES = ['gpu-berlin', 'hotspot-newyork', 'storage-lisbon'] as const;

const absent = NAMES.every((name) => existsSync(path.join(folder, `${name}.expected.json`))) ? null : `no scenarios at ${folder}`;
if (absent !== null) console.log(`skipped: economics scenarios (${absent})`);

type Json = number | string | null | readonly Json[] | { readonly [key: string]: Json };
const read = (file: string): Json => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Json;
const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every number of `expected` that is not simulated, with its path. */
function leaves(value: Json, at: string): readonly { readonly at: string; readonly value: number | string | null }[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => leaves(item as Json, `${at}[${i}]`));
  if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => (key === 'monteCarlo' ? [] : leaves(item, at === '' ? key : `${at}.${key}`)));
  return [{ at, value: value as number | string | null }];
}

describe.skipIf(absent !== null).each(NAMES)('%s', (name) => {
  let expected: Json = null;
  let actual: Json = null;
  let result: EstimateOutput;
  beforeAll(() => {
    expected = read(`${name}.expected.json`);
    const parsed = parseScenario(read(`${name}.json`));
    if (!parsed.ok) throw parsed.error;
    result = estimate(parsed.scenario, { defaults: parsed.defaults });
    actual = JSON.parse(JSON.stringify(result)) as Json;
  });

  it('has the keys of the reference, in its order, and then its own', () => {
    if (!isObject(expected) || !isObject(actual)) throw new Error('not an object');
    expect(Object.keys(actual)).toEqual([...Object.keys(expected), 'defaults', 'notModelled', 'sensitivity']);
    for (const part of ['handles', 'lenses', 'monteCarlo'] as const) {
      if (!isObject(expected[part]) || !isObject(actual[part])) throw new Error(`${part} is not an object`);
      expect(Object.keys(actual[part])).toEqual(Object.keys(expected[part]));
    }
  });

  it('agrees with every deterministic figure', () => {
    const found = new Map(leaves(actual, '').map((leaf) => [leaf.at, leaf.value]));
    const wrong = leaves(expected, '').flatMap(({ at, value }) => {
      const mine = found.get(at);
      if (typeof value !== 'number') return mine === value ? [] : [`${at}: ${String(mine)} instead of ${String(value)}`];
      if (typeof mine !== 'number') return [`${at}: ${String(mine)} instead of ${value}`];
      const bound = /Day$|^days$/.test(at) ? 0 : 1e-9 * Math.max(Math.abs(value), result.outlay);
      // A handle is not money: the outlay is no measure for it.
      const tight = at.startsWith('handles.') || at === 'wallKw' ? 1e-9 * Math.abs(value) : bound;
      return Math.abs(mine - value) <= tight ? [] : [`${at}: ${mine} instead of ${value}`];
    });
    expect(wrong).toEqual([]);
    expect(found.size).toBeGreaterThan(35);
  });

  it('agrees with the simulated figures within the tolerances of the handbook', () => {
    if (!isObject(expected) || !isObject(expected['monteCarlo'])) throw new Error('no simulation in the reference');
    const reference = expected['monteCarlo'] as Readonly<Record<string, number | null>>;
    const mine = result.monteCarlo;
    if (mine === null) throw new Error('no simulation');
    const number = (key: string): number => reference[key] ?? Number.NaN;
    const spread = number('finalP90') - number('finalP10');
    expect(Math.abs(mine.never - number('never'))).toBeLessThanOrEqual(0.015);
    expect(Math.abs(mine.finalP10 - number('finalP10'))).toBeLessThanOrEqual(0.05 * spread);
    expect(Math.abs(mine.finalP50 - number('finalP50'))).toBeLessThanOrEqual(0.05 * spread);
    expect(Math.abs(mine.finalMean - number('finalMean'))).toBeLessThanOrEqual(0.05 * spread);
    expect(Math.abs(mine.finalP90 - number('finalP90'))).toBeLessThanOrEqual(0.1 * spread);
    for (const [key, share] of [
      ['p10Day', 0.1],
      ['p50Day', 0.5],
      ['p90Day', 0.9],
    ] as const) {
      const day = mine[key];
      const other = reference[key] ?? null;
      if (day !== null && other !== null) expect(Math.abs(day - other)).toBeLessThanOrEqual(28);
      else if (day !== other) expect(Math.abs(1 - number('never') - share)).toBeLessThanOrEqual(0.015);
    }
  });
});

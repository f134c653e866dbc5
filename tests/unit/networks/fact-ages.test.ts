import { describe, expect, it } from 'vitest';

import { dayOfPeriod, factAges, factSpan, ruleOn } from '../../../main/engine/networks/fact-ages';
import { networkById } from '../../../shared/networks/registry';
import { parseLocalDate } from '../../../shared/units/local-date';

const helium = networkById('helium') ?? (() => { throw new Error('Helium is a network of this version'); })();
const rule = (version: string, fromDay: string | null) => ({ version, fromDay, text: '', mark: 'verified' as const, source: '', asOf: '2026-08-01' });

describe('ages of facts', () => {
  it('the rule in force is the last one whose day has come', () => {
    const network = { rules: [rule('first', null), rule('second', '2026-02-01'), rule('third', '2027-01-01')] };
    expect([ruleOn(network, '2026-01-31'), ruleOn(network, '2026-02-01'), ruleOn(network, '2027-06-01')].map((found) => found?.version)).toEqual(['first', 'second', 'third']);
    expect(ruleOn({ rules: [rule('later', '2027-01-01')] }, '2026-01-01')).toBeNull();
  });

  it('a fact warns from the 91st day on', () => {
    const day = parseLocalDate(helium.cadence.asOf) ?? 0;
    const old = (after: number): boolean | undefined => factAges([helium], [], day + after, '2026-11-22').find((fact) => fact.id === 'helium.cadence')?.old;
    expect([old(0), old(90), old(91)]).toEqual([false, false, true]);
  });

  it('spans from the oldest to the newest fact', () => {
    const span = factSpan({ ...helium, rules: [rule('x', null)], hardware: [], tokens: [], cadence: { ...helium.cadence, asOf: '2025-01-05' } });
    expect(span).toEqual({ from: '2025-01-05', to: '2026-08-01' });
  });

  it.each([['2024 second half', '2024-12-31'], ['2025 first half', '2025-06-30'], ['2024 to 2025', '2025-12-31'], ['2026-04', '2026-04-28'], ['2026-04-26', '2026-04-26']])('%s ends on %s', (period, day) => {
    expect(dayOfPeriod(period)).toBe(day);
  });
});

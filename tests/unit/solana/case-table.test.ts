import { describe, expect, it } from 'vitest';
import type { LedgerLine } from '../../../shared/domain/reward';
import { SOLANA_RULES } from '../../../shared/chains/solana/rule-codes';
import { decodeTransaction } from '../../../main/adapters/sources/solana/decode-transaction';
import { caseTable } from '../../support/solana-fixtures/case-table';
import { encodingPairs } from '../../support/solana-fixtures/encoding-pairs';
import { heliumPairs } from '../../support/solana-fixtures/helium-pairs';
import { hotspotPairs } from '../../support/solana-fixtures/hotspot-pairs';
import { senderPairs } from '../../support/solana-fixtures/sender-pairs';
import type { TableCase, TableLine } from '../../support/solana-fixtures/table/table-case';

function linesOf({ built, context }: TableCase): readonly LedgerLine[] {
  const decoded = decodeTransaction(built.signature, built.text, context);
  if (built.failed) {
    expect(decoded).toEqual({ state: 'failed-transaction' });
    return [];
  }
  if (decoded.state !== 'decoded') throw new Error(`not read: ${JSON.stringify(decoded)}`);
  return decoded.lines;
}

/** The line as far as the table says something about it. */
const asTold = (line: LedgerLine, told: TableLine): TableLine => ({
  kind: line.kind,
  base: BigInt(line.base),
  mint: line.mint,
  rule: line.evidence.rule as TableLine['rule'],
  ...(line.sourceDevice === null ? {} : { sourceDevice: line.sourceDevice }),
  ...(told.network === undefined ? {} : { network: line.network }),
  ...(told.destination === undefined ? {} : { destination: line.destinationAccount }),
  ...(told.facts === undefined ? {} : { facts: Object.fromEntries(Object.keys(told.facts).map((name) => [name, line.evidence.facts[name] ?? ''])) }),
});

describe.each([...new Set(caseTable.map((one) => one.section))])('%s', (section) => {
  it.each(caseTable.filter((one) => one.section === section).map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const lines = linesOf(one);
    expect(lines.map(({ evidence, base }) => `${evidence.rule} ${base}`)).toEqual(one.expected.map(({ rule, base }) => `${rule} ${base}`));
    expect(lines.map((line, i) => asTold(line, one.expected[i] ?? { kind: 'spam', base: 0n, mint: '', rule: 'sent' }))).toEqual(one.expected);
  });
});

describe('the table', () => {
  const pairs = [...hotspotPairs, ...heliumPairs, ...senderPairs, ...encodingPairs].flatMap(({ pays, nearMiss }) => [pays, nearMiss]);

  it('has at least 120 transactions of its own, each with a name of its own', () => {
    const names = [...caseTable, ...pairs].map((one) => one.name);
    expect(caseTable.length).toBeGreaterThanOrEqual(120);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('meets every rule that can stand in a line, with the older pairs', () => {
    const met = new Set([...caseTable, ...pairs].flatMap((one) => one.expected.map((line) => line.rule)));
    expect(SOLANA_RULES.filter((rule) => !met.has(rule))).toEqual([]);
  });

  it('gives each line an identity that no other line of the transaction has, whichever wallet looks', () => {
    for (const one of caseTable) {
      const lines = [...new Set(one.context.accounts.map((account) => account.walletId))].flatMap((walletId) => linesOf({ ...one, context: { ...one.context, walletId } }));
      expect([one.name, new Set(lines.map((line) => line.id)).size]).toEqual([one.name, lines.length]);
      for (const line of lines) expect(line.id).toBe(`solana:${line.signature}:${line.instructionPath}:${line.destinationAccount}:${line.mint}`);
    }
  });

  it('adds up: for known tokens, what came in less what went out is the change of the balance', () => {
    for (const one of caseTable) {
      if (one.built.failed) continue;
      const { result } = JSON.parse(one.built.text) as { result: { meta: { preTokenBalances?: Balance[]; postTokenBalances?: Balance[] } } };
      const { preTokenBalances: before, postTokenBalances: after } = result.meta;
      if (before === undefined || after === undefined) continue;
      const own = new Set(one.context.accounts.filter((account) => account.walletId === 'w1').map((account) => account.address));
      const lines = linesOf(one);
      if (one.context.walletId !== 'w1' || lines.length === 0) continue;
      for (const mint of new Set(lines.map((line) => line.mint))) {
        const held = (side: readonly Balance[]): bigint => side.filter((b) => b.mint === mint && (b.owner === undefined || ownerIsOurs(b.owner, own))).reduce((sum, b) => sum + BigInt(b.uiTokenAmount.amount), 0n);
        if (!before.some((b) => b.mint === mint && b.owner !== undefined)) continue;
        const change = lines.filter((line) => line.mint === mint).reduce((sum, line) => sum + (line.kind === 'outgoing' ? -BigInt(line.base) : BigInt(line.base)), 0n);
        // Own money on the move is in the balance and in no outgoing line.
        const movesOwn = /own money|own second|watched/.test(one.name);
        const moved = held(after) - held(before);
        expect([one.name, movesOwn ? moved <= change : moved === change]).toEqual([one.name, true]);
      }
    }
  });
});

interface Balance {
  readonly mint: string;
  readonly owner?: string;
  readonly uiTokenAmount: { readonly amount: string };
}

const ownerIsOurs = (owner: string, own: ReadonlySet<string>): boolean => own.has(owner);

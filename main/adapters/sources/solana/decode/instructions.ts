import { asAddress, asCount, asList, asRecord, asText, type JsonRecord } from './json';
import type { Instruction, ParsedInstruction } from './transaction';

/** The chain runs at most 64 instructions in a transaction; an answer with more than this is damaged or a trap. */
const MOST_INSTRUCTIONS = 512;
/** Memos are longer nowhere on the chain; what an endpoint makes longer is cut. */
const LONGEST_TEXT = 600;

/** All instructions in order of execution with their callers; null when one of them cannot be read. */
export function parseInstructions(message: JsonRecord, meta: JsonRecord, keys: readonly string[]): readonly Instruction[] | null {
  const top = asList(message['instructions']);
  if (top === null) return null;
  const inner = innerByIndex(meta);
  if (inner === null) return null;
  const all: Instruction[] = [];
  const told = top.length + [...inner.values()].reduce((sum, list) => sum + list.length, 0);
  if (told > MOST_INSTRUCTIONS) return null;
  for (const [index, value] of top.entries()) {
    const root = parseInstruction(value, keys, { path: String(index), parent: null, callersTold: true });
    if (root === null) return null;
    all.push(root);
    const stack: { readonly height: number; readonly instruction: Instruction }[] = [{ height: 1, instruction: root }];
    for (const [position, child] of (inner.get(index) ?? []).entries()) {
      const told = asCount(asRecord(child)?.['stackHeight']);
      const height = told ?? 2;
      while (stack.length > 1 && (stack.at(-1)?.height ?? 1) >= height) stack.pop();
      const instruction = parseInstruction(child, keys, { path: `${index}.${position}`, parent: stack.at(-1)?.instruction ?? root, callersTold: told !== null });
      if (instruction === null) return null;
      stack.push({ height: Math.max(height, 2), instruction });
      all.push(instruction);
    }
    inner.delete(index);
  }
  // Inner instructions of a top-level one that is not there: the answer is damaged.
  return inner.size > 0 ? null : all;
}

function innerByIndex(meta: JsonRecord): Map<number, readonly unknown[]> | null {
  const byIndex = new Map<number, readonly unknown[]>();
  const groups = meta['innerInstructions'];
  // Very old records have none at all.
  if (groups === undefined || groups === null) return byIndex;
  for (const value of asList(groups) ?? [null]) {
    const group = asRecord(value);
    const index = asCount(group?.['index']);
    const list = asList(group?.['instructions']);
    if (index === null || list === null || byIndex.has(index)) return null;
    byIndex.set(index, list);
  }
  return byIndex;
}

function parseInstruction(value: unknown, keys: readonly string[], place: Pick<Instruction, 'path' | 'parent' | 'callersTold'>): Instruction | null {
  const record = asRecord(value);
  if (record === null) return null;
  const address = (key: unknown): string | null => (typeof key === 'number' ? (keys[key] ?? null) : asAddress(key));
  const programId = asAddress(record['programId']) ?? address(asCount(record['programIdIndex']));
  if (programId === null) return null;
  const accounts: string[] = [];
  for (const key of asList(record['accounts']) ?? []) {
    const account = address(key);
    if (account === null) return null;
    accounts.push(account);
  }
  return { ...place, programId, accounts, data: asText(record['data']), parsed: parseParsed(record['parsed']), text: asText(record['parsed'])?.slice(0, LONGEST_TEXT) ?? null };
}

function parseParsed(value: unknown): ParsedInstruction | null {
  const record = asRecord(value);
  const type = asText(record?.['type']);
  const info = asRecord(record?.['info']);
  return type === null || info === null ? null : { type, info };
}

import { cleanText } from './clean-text';
import { dataOf } from './discriminator';
import type { Instruction } from './transaction';

/** Both versions of the memo program. Source: SPL Memo. */
const MEMO_PROGRAMS: ReadonlySet<string> = new Set(['Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo', 'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr']);

/** The text of a memo, cleaned and at most 200 characters long; null when the instruction is none. */
export function memoOf(instruction: Instruction): string | null {
  if (!MEMO_PROGRAMS.has(instruction.programId)) return null;
  if (instruction.text !== null) return cleanText(instruction.text);
  const bytes = dataOf(instruction);
  return bytes === null ? null : cleanText(new TextDecoder().decode(bytes));
}

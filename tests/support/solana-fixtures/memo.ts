import type { FixtureInstruction } from './instructions';

export const MEMO_PROGRAM = 'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr';

/** A memo: parsed answers hold its text and leave out who signed it. */
export const memo = (text: string, signers: readonly string[]): FixtureInstruction => ({
  programId: MEMO_PROGRAM,
  accounts: signers,
  data: new TextEncoder().encode(text),
  told: text,
});

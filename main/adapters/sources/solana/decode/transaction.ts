/** A transaction as the rules see it, the same for every encoding and version. */
export interface SolanaTransaction {
  readonly signature: string;
  readonly slot: number;
  /** UTC ms of the block; null when the answer does not tell. */
  readonly atMs: number | null;
  readonly feePayer: string;
  readonly feeLamports: bigint;
  readonly signers: ReadonlySet<string>;
  /** In order of execution: each top-level instruction, then its inner ones. */
  readonly instructions: readonly Instruction[];
  /** null: the answer has no token balances (very old records); then amounts come from instructions alone. */
  readonly balances: readonly TokenBalance[] | null;
  readonly lamports: ReadonlyMap<string, LamportBalance>;
}

export interface Instruction {
  /**
   * Top-level index, and for inner ones the index in the list of inner instructions: "3", "3.5". Not the place in the tree: stack heights
   * are missing in some answers, and the same event must have the same path from every endpoint.
   */
  readonly path: string;
  readonly programId: string;
  readonly accounts: readonly string[];
  /** Base58; null where the endpoint parsed the instruction. */
  readonly data: string | null;
  readonly parsed: ParsedInstruction | null;
  /** What an endpoint tells of an instruction that is a text (memos); hostile until cleaned. */
  readonly text: string | null;
  /** The instruction that called this one: the last one before it with a smaller stack height. null at the top. */
  readonly parent: Instruction | null;
  /** False for an inner instruction without a stack height: then only its top-level caller is sure, and `parent` is that. */
  readonly callersTold: boolean;
}

export interface ParsedInstruction {
  readonly type: string;
  readonly info: Readonly<Record<string, unknown>>;
}

/** What one token account held before and after; a side that is missing in the answer is 0 (opened or closed here). */
export interface TokenBalance {
  readonly account: string;
  readonly mint: string;
  readonly owner: string | null;
  readonly decimals: number;
  readonly pre: bigint;
  readonly post: bigint;
}

export interface LamportBalance {
  readonly pre: bigint;
  readonly post: bigint;
}

/** Codes of what keeps an answer from being read; shown and counted, never guessed around. */
export type Unreadable =
  | 'not-json'
  | 'rpc-error'
  | 'no-transaction'
  | 'not-a-transaction-answer'
  | 'encoding-base64'
  | 'unknown-version'
  | 'other-transaction'
  | 'no-slot'
  | 'no-meta'
  | 'no-message'
  | 'account-keys-incomplete'
  | 'instruction-malformed'
  | 'balances-malformed'
  | 'mint-unknown';

export type ParsedAnswer =
  | { readonly state: 'read'; readonly transaction: SolanaTransaction }
  | { readonly state: 'failed' }
  | { readonly state: 'unreadable'; readonly why: Unreadable };

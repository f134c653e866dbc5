import { encodeBase58 } from '../../../shared/chains/solana/base58';
import { TOKEN_PROGRAM } from '../../../shared/chains/solana/programs';
import { addressOf, signatureOf } from './addresses';
import type { FixtureInstruction } from './instructions';

export interface FixtureTokenAccount {
  readonly address: string;
  readonly mint: string;
  readonly owner: string;
  readonly decimals: number;
  readonly pre: bigint;
  /** Holds tokens of this program; SPL Token unless said. */
  readonly program?: string;
  /** Opened or closed by the transaction: the other side names it nowhere. */
  readonly only?: 'before' | 'after';
}

export interface FixtureTransaction {
  readonly label: string;
  readonly signers: readonly string[];
  readonly instructions: readonly FixtureInstruction[];
  readonly tokens: readonly FixtureTokenAccount[];
  readonly slot?: number;
  readonly blockTime?: number | null;
  readonly version?: 'legacy' | 0 | 1 | 2 | 'absent';
  readonly encoding?: 'jsonParsed' | 'json' | 'base64';
  /** Addresses that come from a lookup table instead of the message. */
  readonly loaded?: readonly string[];
  readonly failed?: boolean;
  /** As in very old records. */
  readonly without?: 'token-balances' | 'owners' | 'stack-heights';
  /** Overrides what the accounts hold afterwards, for damaged answers and unseen movements. */
  readonly post?: Readonly<Record<string, bigint>>;
  /** Bare result instead of the JSON-RPC envelope. */
  readonly bare?: boolean;
}

export interface BuiltTransaction {
  readonly signature: string;
  readonly slot: number;
  readonly blockTime: number | null;
  readonly failed: boolean;
  /** Every account the message names: what a search by address finds. */
  readonly touched: readonly string[];
  readonly text: string;
}

const FEE = 5_000n;
const LAMPORTS = 2_039_280n;

function allAddresses(instructions: readonly FixtureInstruction[]): readonly string[] {
  return instructions.flatMap((i) => [i.programId, ...i.accounts, ...allAddresses(i.inner ?? [])]);
}

const flattened = (instructions: readonly FixtureInstruction[], height: number): readonly { readonly instruction: FixtureInstruction; readonly height: number }[] =>
  instructions.flatMap((instruction) => [{ instruction, height }, ...flattened(instruction.inner ?? [], height + 1)]);

/** Builds the answer of `getTransaction` for a described transaction, with balances that follow from its instructions. */
export function buildTransaction(described: FixtureTransaction): BuiltTransaction {
  const signature = signatureOf(described.label);
  const slot = described.slot ?? 448_000_000;
  const blockTime = described.blockTime === undefined ? 1_773_532_819 : described.blockTime;
  const loaded = new Set(described.loaded);
  const named = [...described.signers, ...described.tokens.map((t) => t.address), ...allAddresses(described.instructions)];
  const unique = [...new Set(named)];
  const keys = [...unique.filter((key) => !loaded.has(key)), ...unique.filter((key) => loaded.has(key))];
  const staticCount = keys.length - unique.filter((key) => loaded.has(key)).length;
  const render = { described, keys, staticCount, compiled: described.encoding === 'json' };

  const message =
    described.encoding === 'base64'
      ? null
      : {
          accountKeys: accountKeys(render),
          ...(render.compiled ? { header: { numReadonlySignedAccounts: 0, numReadonlyUnsignedAccounts: 1, numRequiredSignatures: described.signers.length } } : {}),
          instructions: described.instructions.map((i) => instructionJson(i, 1, render)),
          recentBlockhash: addressOf('blockhash'),
          ...(loaded.size > 0 ? { addressTableLookups: [{ accountKey: addressOf('lookup table'), writableIndexes: [], readonlyIndexes: unique.filter((k) => loaded.has(k)).map((_, i) => i) }] } : {}),
        };
  const version = described.version ?? (loaded.size > 0 ? 0 : 'legacy');
  const result = {
    blockTime,
    meta: meta(render),
    slot,
    transaction: message === null ? [encodeBase58(Uint8Array.of(1, 2, 3)), 'base64'] : { message, signatures: [signature] },
    ...(version === 'absent' ? {} : { version }),
  };
  return {
    signature,
    slot,
    blockTime,
    failed: described.failed ?? false,
    touched: keys,
    text: JSON.stringify(described.bare ? result : { jsonrpc: '2.0', result, id: 1 }),
  };
}

interface Render {
  readonly described: FixtureTransaction;
  readonly keys: readonly string[];
  readonly staticCount: number;
  readonly compiled: boolean;
}

function accountKeys({ described, keys, staticCount, compiled }: Render): readonly unknown[] {
  if (compiled) return keys.slice(0, staticCount);
  return keys.map((pubkey, i) => ({ pubkey, signer: described.signers.includes(pubkey), source: i < staticCount ? 'transaction' : 'lookupTable', writable: true }));
}

const encoded = new WeakMap<Uint8Array, string>();

function base58Of(bytes: Uint8Array): string {
  const text = encoded.get(bytes) ?? encodeBase58(bytes);
  encoded.set(bytes, text);
  return text;
}

function instructionJson(i: FixtureInstruction, height: number, { keys, compiled, described }: Render): unknown {
  const stackHeight = described.without === 'stack-heights' ? null : height;
  if (compiled) return { accounts: i.accounts.map((a) => keys.indexOf(a)), data: base58Of(i.data), programIdIndex: keys.indexOf(i.programId), stackHeight };
  if (i.told !== undefined) return { parsed: i.told, program: 'spl-memo', programId: i.programId, stackHeight };
  if (i.parsed !== undefined) return { parsed: { info: i.parsed.info, type: i.parsed.type }, program: i.parsed.program, programId: i.programId, stackHeight };
  return { accounts: i.accounts, data: base58Of(i.data), programId: i.programId, stackHeight };
}

function meta(render: Render): unknown {
  const { described, keys, staticCount, compiled } = render;
  const failed = described.failed ?? false;
  const effects = failed ? [] : flattened(described.instructions, 1).flatMap(({ instruction }) => instruction.effects ?? []);
  const lamportsAfter = (key: string): bigint => {
    const moved = effects.filter((e) => e.sol === true && e.account === key).reduce((sum, e) => sum + e.change, 0n);
    return BASE_LAMPORTS + moved - (key === described.signers[0] ? FEE : 0n);
  };
  const balance = (token: FixtureTokenAccount, base: bigint): unknown => ({
    accountIndex: keys.indexOf(token.address),
    mint: token.mint,
    ...(described.without === 'owners' ? {} : { owner: token.owner, programId: token.program ?? TOKEN_PROGRAM }),
    uiTokenAmount: { amount: base.toString(), decimals: token.decimals, uiAmount: null, uiAmountString: base.toString() },
  });
  const after = (token: FixtureTokenAccount): bigint =>
    described.post?.[token.address] ?? effects.filter((e) => e.sol !== true && e.account === token.address).reduce((sum, e) => sum + e.change, token.pre);
  const tokenBalances =
    described.without === 'token-balances'
      ? {}
      : {
          preTokenBalances: described.tokens.filter((t) => t.only !== 'after').map((t) => balance(t, t.pre)),
          postTokenBalances: described.tokens.filter((t) => t.only !== 'before').map((t) => balance(t, after(t))),
        };
  return {
    computeUnitsConsumed: 100_000,
    err: failed ? { InstructionError: [0, { Custom: 6000 }] } : null,
    fee: Number(FEE),
    innerInstructions: described.instructions.flatMap((top, index) => {
      const instructions = flattened(top.inner ?? [], 2).map(({ instruction, height }) => instructionJson(instruction, height, render));
      return instructions.length === 0 ? [] : [{ index, instructions }];
    }),
    ...(compiled ? { loadedAddresses: { writable: [], readonly: keys.slice(staticCount) } } : {}),
    logMessages: [],
    preBalances: keys.map(() => Number(BASE_LAMPORTS)),
    postBalances: keys.map((key) => Number(lamportsAfter(key))),
    ...tokenBalances,
    rewards: [],
    status: failed ? { Err: { InstructionError: [0, { Custom: 6000 }] } } : { Ok: null },
  };
}

/** Enough for what the fixtures send; what an account holds before. */
const BASE_LAMPORTS = LAMPORTS * 10_000n;

import { SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../../../shared/chains/solana/programs';

/** A node of the instruction tree that a fixture describes. */
export interface FixtureInstruction {
  readonly programId: string;
  readonly accounts: readonly string[];
  readonly data: Uint8Array;
  /** What an endpoint makes of it in `jsonParsed`; only token and system programs. */
  readonly parsed?: { readonly program: string; readonly type: string; readonly info: Readonly<Record<string, unknown>> };
  /** What an endpoint tells instead, of instructions that are a text (memos). */
  readonly told?: string;
  readonly inner?: readonly FixtureInstruction[];
  /** What it does to token accounts (`sol`: to wallets); the builder applies it to the balances. */
  readonly effects?: readonly Effect[];
}

export interface Effect {
  readonly account: string;
  readonly change: bigint;
  readonly sol?: true;
}

const bytes = (...parts: readonly (number | bigint)[]): Uint8Array => {
  const out: number[] = [];
  for (const part of parts) {
    if (typeof part === 'number') out.push(part);
    else for (let i = 0n; i < 8n; i += 1n) out.push(Number((part >> (8n * i)) & 0xffn));
  }
  return Uint8Array.from(out);
};

/** Instruction data that starts with a discriminator given in hexadecimal. */
export const data = (discriminator: string, ...rest: readonly (number | bigint)[]): Uint8Array =>
  Uint8Array.from([...(discriminator.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)), ...bytes(...rest)]);

export interface TransferParts {
  readonly from: string;
  readonly to: string;
  readonly authority: string;
  readonly base: bigint;
  readonly program?: string;
}

const moved = ({ from, to, base }: TransferParts, fee = 0n): readonly Effect[] => [
  { account: from, change: -base },
  { account: to, change: base - fee },
];

export const transfer = (parts: TransferParts): FixtureInstruction => ({
  programId: parts.program ?? TOKEN_PROGRAM,
  accounts: [parts.from, parts.to, parts.authority],
  data: bytes(3, parts.base),
  parsed: { program: 'spl-token', type: 'transfer', info: { amount: parts.base.toString(), authority: parts.authority, destination: parts.to, source: parts.from } },
  effects: moved(parts),
});

const uiAmount = (base: bigint, decimals: number) => ({ amount: base.toString(), decimals, uiAmount: Number(base) / 10 ** decimals, uiAmountString: String(Number(base) / 10 ** decimals) });

export const transferChecked = (parts: TransferParts & { readonly mint: string; readonly decimals: number }): FixtureInstruction => ({
  programId: parts.program ?? TOKEN_PROGRAM,
  accounts: [parts.from, parts.mint, parts.to, parts.authority],
  data: bytes(12, parts.base, parts.decimals),
  parsed: {
    program: 'spl-token',
    type: 'transferChecked',
    info: { authority: parts.authority, destination: parts.to, mint: parts.mint, source: parts.from, tokenAmount: uiAmount(parts.base, parts.decimals) },
  },
  effects: moved(parts),
});

export const transferCheckedWithFee = (parts: TransferParts & { readonly mint: string; readonly decimals: number; readonly fee: bigint }): FixtureInstruction => ({
  programId: parts.program ?? TOKEN_PROGRAM,
  accounts: [parts.from, parts.mint, parts.to, parts.authority],
  data: bytes(26, 1, parts.base, parts.decimals, parts.fee),
  parsed: {
    program: 'spl-token',
    type: 'transferCheckedWithFee',
    info: {
      authority: parts.authority,
      destination: parts.to,
      mint: parts.mint,
      source: parts.from,
      tokenAmount: uiAmount(parts.base, parts.decimals),
      feeAmount: uiAmount(parts.fee, parts.decimals),
    },
  },
  effects: moved(parts, parts.fee),
});

export const mintTo = (parts: { readonly mint: string; readonly to: string; readonly authority: string; readonly base: bigint }): FixtureInstruction => ({
  programId: TOKEN_PROGRAM,
  accounts: [parts.mint, parts.to, parts.authority],
  data: bytes(7, parts.base),
  parsed: { program: 'spl-token', type: 'mintTo', info: { account: parts.to, amount: parts.base.toString(), mint: parts.mint, mintAuthority: parts.authority } },
  effects: [{ account: parts.to, change: parts.base }],
});

export const burn = (parts: { readonly mint: string; readonly from: string; readonly authority: string; readonly base: bigint }): FixtureInstruction => ({
  programId: TOKEN_PROGRAM,
  accounts: [parts.from, parts.mint, parts.authority],
  data: bytes(8, parts.base),
  parsed: { program: 'spl-token', type: 'burn', info: { account: parts.from, amount: parts.base.toString(), authority: parts.authority, mint: parts.mint } },
  effects: [{ account: parts.from, change: -parts.base }],
});

export const sendSol = (parts: { readonly from: string; readonly to: string; readonly lamports: bigint }): FixtureInstruction => ({
  programId: SYSTEM_PROGRAM,
  accounts: [parts.from, parts.to],
  data: bytes(2, 0, 0, 0, parts.lamports),
  parsed: { program: 'system', type: 'transfer', info: { destination: parts.to, lamports: Number(parts.lamports), source: parts.from } },
  effects: [
    { account: parts.from, change: -parts.lamports, sol: true },
    { account: parts.to, change: parts.lamports, sol: true },
  ],
});

/** An instruction of a program that no endpoint parses. */
export const call = (programId: string, accounts: readonly string[], instructionData: Uint8Array, inner: readonly FixtureInstruction[] = []): FixtureInstruction => ({
  programId,
  accounts,
  data: instructionData,
  inner,
});

import { SOL_DECIMALS, SYSTEM_PROGRAM, TOKEN_2022_PROGRAM, TOKEN_PROGRAM, WRAPPED_SOL_MINT } from '../../../../../shared/chains/solana/programs';
import { dataOf } from './discriminator';
import { asAddress, asBaseUnits, asCount, asRecord } from './json';
import type { Instruction } from './transaction';

/** Tokens or lamports that one instruction moved. */
export interface Movement {
  readonly instruction: Instruction;
  readonly kind: 'transfer' | 'mint' | 'burn' | 'sol';
  /** Token account (for `sol`: wallet) that lost the amount; null for `mint`. */
  readonly source: string | null;
  /** Token account (for `sol`: wallet) that got it; null for `burn`. */
  readonly destination: string | null;
  readonly authority: string | null;
  /** null for an unchecked transfer: the instruction does not name the mint. */
  readonly mint: string | null;
  readonly decimals: number | null;
  readonly base: bigint;
  /** Withheld by the token program from what the destination gets (Token-2022 with a stated fee). */
  readonly fee: bigint;
}

type Parts = Omit<Movement, 'instruction' | 'kind' | 'fee'> & { readonly fee?: bigint };

/** The movement of one instruction, from the endpoint's parsed form or from its data; null when it moves nothing that is known. */
export function movementOf(instruction: Instruction): Movement | null {
  const movement = readMovement(instruction);
  // More withheld than sent: damaged, and never a debt.
  return movement !== null && movement.fee > movement.base ? null : movement;
}

function readMovement(instruction: Instruction): Movement | null {
  const token = instruction.programId === TOKEN_PROGRAM || instruction.programId === TOKEN_2022_PROGRAM;
  if (!token && instruction.programId !== SYSTEM_PROGRAM) return null;
  if (instruction.parsed !== null) return token ? parsedToken(instruction) : parsedSol(instruction);
  const data = dataOf(instruction);
  if (data === null || data.length === 0) return null;
  return token ? compiledToken(instruction, data) : compiledSol(instruction, data);
}

const moved = (instruction: Instruction, kind: Movement['kind'], parts: Parts): Movement => ({ fee: 0n, ...parts, instruction, kind });

function parsedToken(instruction: Instruction): Movement | null {
  const { type, info } = instruction.parsed ?? { type: '', info: {} };
  const checked = asRecord(info['tokenAmount']);
  const base = asBaseUnits(info['amount']) ?? asBaseUnits(checked?.['amount']);
  if (base === null) return null;
  const decimals = asCount(checked?.['decimals']);
  const mint = asAddress(info['mint']);
  const authority = asAddress(info['authority'] ?? info['multisigAuthority'] ?? info['mintAuthority'] ?? info['multisigMintAuthority']);
  const account = asAddress(info['account']);
  switch (type) {
    case 'transfer':
    case 'transferChecked':
    case 'transferCheckedWithFee':
      return moved(instruction, 'transfer', {
        source: asAddress(info['source']),
        destination: asAddress(info['destination']),
        authority,
        mint,
        decimals,
        base,
        fee: asBaseUnits(asRecord(info['feeAmount'])?.['amount']) ?? 0n,
      });
    case 'mintTo':
    case 'mintToChecked':
      return moved(instruction, 'mint', { source: null, destination: account, authority, mint, decimals, base });
    case 'burn':
    case 'burnChecked':
      return moved(instruction, 'burn', { source: account, destination: null, authority, mint, decimals, base });
    default:
      return null;
  }
}

/** Instruction numbers of the token programs. Source: SPL Token instruction layout (first byte, then u64 little-endian amounts). */
const TRANSFER = 3;
const MINT_TO = 7;
const BURN = 8;
const TRANSFER_CHECKED = 12;
const MINT_TO_CHECKED = 14;
const BURN_CHECKED = 15;
const TRANSFER_FEE_EXTENSION = 26;

function compiledToken(instruction: Instruction, data: Uint8Array): Movement | null {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [a = null, b = null, c = null, d = null] = instruction.accounts;
  const withFee = data[0] === TRANSFER_FEE_EXTENSION && data[1] === 1;
  const at = withFee ? 2 : 1;
  if (data.length < at + 8) return null;
  const base = view.getBigUint64(at, true);
  const decimals = data[at + 8] ?? null;
  switch (data[0] ?? 0) {
    case TRANSFER:
      return moved(instruction, 'transfer', { source: a, destination: b, authority: c, mint: null, decimals: null, base });
    case TRANSFER_CHECKED:
      return moved(instruction, 'transfer', { source: a, mint: b, destination: c, authority: d, decimals, base });
    case TRANSFER_FEE_EXTENSION:
      if (!withFee || data.length < 19) return null;
      return moved(instruction, 'transfer', { source: a, mint: b, destination: c, authority: d, decimals, base, fee: view.getBigUint64(11, true) });
    case MINT_TO:
    case MINT_TO_CHECKED:
      return moved(instruction, 'mint', { source: null, mint: a, destination: b, authority: c, decimals, base });
    case BURN:
    case BURN_CHECKED:
      return moved(instruction, 'burn', { source: a, mint: b, destination: null, authority: c, decimals, base });
    default:
      return null;
  }
}

function solMovement(instruction: Instruction, source: string | null, destination: string | null, base: bigint): Movement {
  return moved(instruction, 'sol', { source, destination, authority: source, mint: WRAPPED_SOL_MINT, decimals: SOL_DECIMALS, base });
}

function parsedSol(instruction: Instruction): Movement | null {
  const { type, info } = instruction.parsed ?? { type: '', info: {} };
  if (type !== 'transfer' && type !== 'transferWithSeed') return null;
  const lamports = asCount(info['lamports']);
  return lamports === null ? null : solMovement(instruction, asAddress(info['source']), asAddress(info['destination']), BigInt(lamports));
}

/** Instruction numbers of the system program: u32 little-endian, then u64 lamports. */
const SYSTEM_TRANSFER = 2;
const SYSTEM_TRANSFER_WITH_SEED = 11;

function compiledSol(instruction: Instruction, data: Uint8Array): Movement | null {
  if (data.length < 12) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [a = null, b = null, c = null] = instruction.accounts;
  const number = view.getUint32(0, true);
  if (number === SYSTEM_TRANSFER) return solMovement(instruction, a, b, view.getBigUint64(4, true));
  if (number === SYSTEM_TRANSFER_WITH_SEED) return solMovement(instruction, a, c, view.getBigUint64(4, true));
  return null;
}

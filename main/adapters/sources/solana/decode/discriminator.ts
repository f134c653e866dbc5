import { decodeBase58 } from '../../../../../shared/chains/solana/base58';
import type { Instruction } from './transaction';

/** Base58 is decoded in time that grows with the square of its length: longer data (about 1,500 bytes) belongs to nothing that we know. */
const LONGEST_DATA = 2_048;

const decoded = new WeakMap<Instruction, Uint8Array | null>();
const told = new WeakMap<Instruction, string | null>();

/** Data of an instruction that the endpoint did not parse; null where there is none, or more than any instruction we know has. */
export function dataOf(instruction: Instruction): Uint8Array | null {
  const known = decoded.get(instruction);
  if (known !== undefined) return known;
  const { data } = instruction;
  const bytes = data === null || data.length > LONGEST_DATA ? null : decodeBase58(data);
  decoded.set(instruction, bytes);
  return bytes;
}

/** First 8 bytes of the data of an instruction that the endpoint did not parse, hexadecimal; null when there are fewer. */
export function discriminatorOf(instruction: Instruction): string | null {
  const known = told.get(instruction);
  if (known !== undefined) return known;
  const bytes = dataOf(instruction);
  let text: string | null = null;
  if (bytes !== null && bytes.length >= 8) text = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  told.set(instruction, text);
  return text;
}

/** Whether an instruction is the named one: the program always counts too, because discriminators collide between programs. */
export const isInstruction = (instruction: Instruction | null, programId: string, discriminator: string): instruction is Instruction =>
  instruction !== null && instruction.programId === programId && discriminatorOf(instruction) === discriminator;

/** The callers of an instruction, nearest first. */
export function callersOf(instruction: Instruction): readonly Instruction[] {
  const callers: Instruction[] = [];
  for (let caller = instruction.parent; caller !== null; caller = caller.parent) callers.push(caller);
  return callers;
}

/** The top-level instruction that started this one (itself when it is at the top). */
export const rootOf = (instruction: Instruction): Instruction => callersOf(instruction).at(-1) ?? instruction;

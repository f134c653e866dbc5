import { decodeBase58 } from '../../../../../shared/chains/solana/base58';
import type { Instruction } from './transaction';

/** First 8 bytes of the data of an instruction that the endpoint did not parse, hexadecimal; null when there are fewer. */
export function discriminatorOf(instruction: Instruction): string | null {
  if (instruction.data === null) return null;
  const bytes = decodeBase58(instruction.data);
  if (bytes === null || bytes.length < 8) return null;
  let text = '';
  for (const byte of bytes.subarray(0, 8)) text += byte.toString(16).padStart(2, '0');
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

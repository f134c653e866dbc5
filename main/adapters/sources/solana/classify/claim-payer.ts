import { decodeBase58 } from '../../../../../shared/chains/solana/base58';
import { addressBytes, asciiBytes, findProgramAddress } from '../../../../../shared/chains/solana/program-address';
import { HELIUM_TASK_QUEUE, TUKTUK } from '../../../../../shared/networks/helium/programs';
import type { SolanaTransaction } from '../decode/transaction';

/** Deriving one takes a millisecond and a half; an operator has few wallets. */
const MOST_KEPT = 1_000;
const payers = new Map<string, string | null>();

/**
 * The address with which Helium's automation claims for an owner: it pays the fees and alone can sign for it. Seeds: helium-program-library
 * distributor-oracle ("claim_payer" and the owner), tuktuk-sdk ("custom" and the task queue).
 * @returns null when the owner is no address
 */
export function claimPayerOf(owner: string): string | null {
  const known = payers.get(owner);
  if (known !== undefined) return known;
  const isAddress = decodeBase58(owner)?.length === 32;
  const payer = isAddress ? findProgramAddress([asciiBytes('custom'), addressBytes(HELIUM_TASK_QUEUE), asciiBytes('claim_payer'), addressBytes(owner)], TUKTUK).address : null;
  if (payers.size >= MOST_KEPT) payers.clear();
  payers.set(owner, payer);
  return payer;
}

/** The owner's claim payer, when a task of Helium's automation in this transaction names it. */
export function claimPayerIn(transaction: SolanaTransaction, owner: string): string | null {
  const tasks = transaction.instructions.filter((instruction) => instruction.programId === TUKTUK);
  const payer = tasks.length === 0 ? null : claimPayerOf(owner);
  return payer !== null && tasks.some((task) => task.accounts.includes(payer)) ? payer : null;
}

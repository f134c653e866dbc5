import { DISCRIMINATORS, FANOUT, MINI_FANOUT } from '../../../../../shared/networks/helium/programs';
import { helium } from '../../../../../shared/networks/helium/network';
import { isInstruction } from '../decode/discriminator';
import type { Instruction } from '../decode/transaction';
import { decisionOn } from './confirmed-sender';
import { verdict, type Rule } from './rule';
import { startedBy } from './started-by';

interface Split {
  readonly program: string;
  readonly fanout: string;
  readonly vault: string;
  readonly holders: readonly string[];
}

/** Accounts of `distribute_v0`: mini fan-out 0 itself, 3 its token account, 6 and on the holders'; older fan-out 1 itself, 3 its token account, 5 the holder's. */
function splitOf(instruction: Instruction | null): Split | null {
  if (instruction === null) return null;
  const { accounts, programId } = instruction;
  const [first, second, , vault] = accounts;
  if (vault === undefined || first === undefined || second === undefined || !isInstruction(instruction, programId, DISCRIMINATORS.distribute_v0)) return null;
  if (programId === MINI_FANOUT) return { program: MINI_FANOUT, fanout: first, vault, holders: accounts.slice(6) };
  return programId === FANOUT ? { program: FANOUT, fanout: second, vault, holders: accounts.slice(5, 6) } : null;
}

/**
 * Rule 3: a share paid out by a fan-out. The payment itself does not say what filled the fan-out, so it is a reward only when the chain was
 * read and a hotspot pays into that fan-out (`provenFanouts`), or when the person said so once. When the fan-out is watched as a wallet of
 * its own, its receipts are counted there, and the share is own money on the move.
 */
export const splitPayment: Rule = (credit, view) => {
  const { movement } = credit;
  if (movement?.kind !== 'transfer' || !helium.tokens.some((token) => token.mint === credit.mint)) return null;
  const split = splitOf(movement.instruction.parent);
  if (split === null || movement.source !== split.vault || movement.authority !== split.fanout || !split.holders.includes(credit.account)) return null;
  const facts = { program: split.program, fanout: split.fanout, vault: split.vault, startedBy: startedBy(movement.instruction, view) };
  if (view.otherWatched.has(split.fanout) || view.otherWatched.has(split.vault)) return verdict('conversion', 'helium-split-already-counted', { network: 'helium', facts });
  const recipient = split.program === MINI_FANOUT ? view.context.provenFanouts?.[split.fanout] : undefined;
  if (recipient !== undefined) return verdict('reward', 'helium-split-proven', { network: 'helium', sourceDevice: recipient, facts: { ...facts, hotspot: recipient } });
  const decision = decisionOn(view.context.decisions, 'helium', credit.mint, split.fanout);
  if (decision === 'confirmed') return verdict('reward', 'helium-split-confirmed', { network: 'helium', facts });
  return verdict('unclassified', decision === 'refused' ? 'helium-split-refused' : 'helium-split-unproven', { network: 'helium', facts });
};

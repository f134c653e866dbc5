import { TOKEN_PROGRAMS } from '../../../../../shared/chains/solana/programs';
import { CLAIM, END, FINISH, NOSANA_DISCRIMINATORS, NOSANA_JOBS, NOSANA_REWARDS } from '../../../../../shared/networks/nosana/programs';
import { NOS } from '../../../../../shared/networks/nosana/tokens';
import { isInstruction } from '../decode/discriminator';
import type { Instruction } from '../decode/transaction';
import { verdict, type Rule } from './rule';
import { startedBy } from './started-by';

/** How a job was ended, with the places of the vault and of the host's account. */
function endingOf(job: Instruction) {
  if (isInstruction(job, NOSANA_JOBS, NOSANA_DISCRIMINATORS.finish)) return { rule: 'nosana-finish', ...FINISH } as const;
  return isInstruction(job, NOSANA_JOBS, NOSANA_DISCRIMINATORS.end) ? ({ rule: 'nosana-end', ...END } as const) : null;
}

/** Transfers that the ending makes, also of nothing: pay and refund; only the `finish` of 2022, which named eight accounts, paid and gave nothing back. */
const transfersOf = (job: Instruction, rule: string): number => (rule === 'nosana-finish' && job.accounts.length < 10 ? 1 : 2);

/**
 * Rule 5: what a job paid its host: the first transfer out of the market's vault under `finish` or `end`. Everything else that leaves the vault is
 * the client's deposit coming back. Host and client may be one wallet with one account: the order tells them apart, the balance does not.
 */
export const nosanaJob: Rule = (credit, view) => {
  const { movement } = credit;
  const job = movement?.instruction.parent ?? null;
  if (movement?.kind !== 'transfer' || job?.programId !== NOSANA_JOBS || credit.mint !== NOS.mint) return null;
  // The vault signs for itself; anything else is somebody's transfer under the same roof.
  if (movement.source === null || movement.authority !== movement.source) return null;
  const facts = { program: NOSANA_JOBS, vault: movement.source, startedBy: startedBy(job, view) };
  const ending = endingOf(job);
  if (ending === null) return verdict('conversion', 'nosana-refund', { network: 'nosana', facts });
  if (job.accounts[ending.vault] !== movement.source) return null;
  // By the instructions and not by what could be read of them: a first one that cannot be read must not make the second the first.
  const paid = view.transaction.instructions.filter((one) => one.parent === job && TOKEN_PROGRAMS.includes(one.programId));
  if (paid.length !== transfersOf(job, ending.rule)) return null;
  if (paid[0] !== movement.instruction) return verdict('conversion', 'nosana-refund', { network: 'nosana', facts: { ...facts, job: job.accounts[0] ?? '' } });
  if (!ending.hosts.some((place) => job.accounts[place] === movement.destination)) return null;
  return verdict('reward', ending.rule, { network: 'nosana', facts: { ...facts, job: job.accounts[0] ?? '' } });
};

/** Rule 6: what staked NOS earned. `claim` of the jobs program has the same first bytes and pays nothing: the program decides. */
export const nosanaStaking: Rule = (credit, view) => {
  const { movement } = credit;
  const claim = movement?.instruction.parent ?? null;
  if (movement?.kind !== 'transfer' || credit.mint !== NOS.mint || !isInstruction(claim, NOSANA_REWARDS, NOSANA_DISCRIMINATORS.claim)) return null;
  const proven = claim.accounts[CLAIM.vault] === movement.source && claim.accounts[CLAIM.user] === movement.destination;
  return proven ? verdict('staking', 'nosana-staking', { network: 'nosana', facts: { program: NOSANA_REWARDS, vault: movement.source ?? '', startedBy: startedBy(claim, view) } }) : null;
};

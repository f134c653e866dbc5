import { DISCRIMINATORS, HELIUM_TASK_QUEUE, TUKTUK } from '../../../../../shared/networks/helium/programs';
import { HNT } from '../../../../../shared/networks/helium/tokens';
import { isInstruction, rootOf } from '../decode/discriminator';
import { memoOf } from '../decode/memo';
import { claimPayerIn } from './claim-payer';
import type { EmptyClaim } from './empty-claims';
import { verdict } from './rule';
import type { WalletView } from './wallet-view';

/** How Helium's automation says that it gave up. Source: helium-program-library packages/distributor-oracle (2026). */
const GIVEN_UP: readonly string[] = ["Couldn't claim rewards due to ", 'Finished claiming rewards due to '];

const REASONS: ReadonlyMap<string, string> = new Map([
  ['insufficient balance', 'insufficient-balance'],
  ['burnt hotspot', 'burnt-hotspot'],
]);

/**
 * Claims that Helium's automation could not make for this wallet: a memo under a task of Helium's queue that the wallet's own claim payer signed.
 * Nobody else can make that address sign, so the words are the automation's; a memo alone can be sent by anybody and says nothing.
 */
export function failedClaims(view: WalletView): readonly EmptyClaim[] {
  const { address, transaction } = view;
  const payer = address === null ? null : claimPayerIn(transaction, address);
  if (address === null || payer === null) return [];
  const claims: EmptyClaim[] = [];
  for (const instruction of transaction.instructions) {
    const memo = memoOf(instruction);
    const said = memo === null ? undefined : GIVEN_UP.find((start) => memo.startsWith(start));
    if (memo === null || said === undefined) continue;
    const task = rootOf(instruction);
    const isTask = task !== instruction && isInstruction(task, TUKTUK, DISCRIMINATORS.run_task_v0) && task.accounts[2] === HELIUM_TASK_QUEUE && task.accounts.includes(payer);
    // Parsed answers leave out who signed a memo; where it is told, it has to be the claim payer.
    if (!isTask || (instruction.accounts.length > 0 && !instruction.accounts.includes(payer))) continue;
    const reason = memo.slice(said.length);
    claims.push({
      path: instruction.path,
      account: address,
      mint: HNT.mint,
      verdict: verdict('zero-claim', 'helium-claim-failed', { network: 'helium', facts: { reason: REASONS.get(reason) ?? reason, claimPayer: payer, startedBy: 'automation' } }),
    });
  }
  return claims;
}

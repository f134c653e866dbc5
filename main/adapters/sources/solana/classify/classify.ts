import { bridged, ownTransfer, swap, treasuryRedemption, unstaked } from './conversions';
import { confirmedSender } from './confirmed-sender';
import { creditsOf, type AccountCredits } from './credits';
import { airdropClaim, xnetClaim } from './distributor-claim';
import { hivemapperReward } from './hivemapper-reward';
import { hotspotReward } from './hotspot-reward';
import { incoming } from './incoming';
import { nosanaJob, nosanaStaking } from './nosana-income';
import { verdict, type Credit, type Rule, type Verdict } from './rule';
import { splitPayment } from './split-payment';
import { unsolicited } from './unsolicited';
import { vehntStaking } from './vehnt-staking';
import type { WalletView } from './wallet-view';

/** Rules that a program's own instruction proves: each payment stands for itself, whatever else the transaction does. */
const PROVEN: readonly Rule[] = [hotspotReward, vehntStaking, splitPayment, hivemapperReward, nosanaJob, nosanaStaking, xnetClaim];

/**
 * Rules about what is left, in order; the first that knows decides. A payment by a confirmed sender comes after the conversions: who gives
 * something for it in the same transaction has bought it, whoever sent it. A claim at a distributor comes before the swap: the distributor takes a
 * fee in SOL for it.
 */
const REST: readonly Rule[] = [treasuryRedemption, bridged, unstaked, ownTransfer, airdropClaim, swap, confirmedSender, unsolicited];

export interface ClassifiedCredit {
  readonly credit: Credit;
  readonly verdict: Verdict;
}

const decide = (rules: readonly Rule[], credit: Credit, view: WalletView): Verdict | null => {
  for (const rule of rules) {
    const found = rule(credit, view);
    if (found !== null) return found;
  }
  return null;
};

/** What came into the wallet and what it was; null when a mint is not told. Amounts add up to the change of the balance. */
export function classify(view: WalletView): readonly ClassifiedCredit[] | null {
  const accounts = creditsOf(view);
  return accounts === null ? null : accounts.flatMap((account) => classifyAccount(account, view));
}

function classifyAccount(account: AccountCredits, view: WalletView): readonly ClassifiedCredit[] {
  const proven: ClassifiedCredit[] = [];
  const rest: Credit[] = [];
  for (const credit of account.credits) {
    const found = decide(PROVEN, credit, view);
    if (found === null) rest.push(credit);
    else proven.push({ credit, verdict: found });
  }
  // Instructions say one thing and balances another: nothing of it is counted as income.
  const disagree = proven.length > 0 && account.byBalance !== null && account.byBalance !== account.byInstructions;
  if (disagree) {
    const [first] = account.credits;
    if (first === undefined || account.byBalance === null || account.byBalance <= 0n) return [];
    const isHelium = proven.every((one) => one.verdict.network === 'helium');
    const facts = { byBalance: account.byBalance.toString(), byInstructions: account.byInstructions.toString() };
    return [{ credit: { ...first, base: account.byBalance, netted: true }, verdict: verdict('unclassified', isHelium ? 'helium-amounts-disagree' : 'amounts-disagree', { facts }) }];
  }
  return [...proven, ...remaining(rest, account, proven).map((credit) => ({ credit, verdict: decide(REST, credit, view) ?? incoming(credit, view) }))];
}

/** Credits that no program proves, reduced to what stayed in the account: passing tokens on (swaps) leaves nothing. */
function remaining(rest: readonly Credit[], account: AccountCredits, proven: readonly ClassifiedCredit[]): readonly Credit[] {
  const received = rest.reduce((total, credit) => total + credit.base, 0n);
  const [first] = rest;
  if (first === undefined || account.byBalance === null) return rest;
  const left = account.byBalance - proven.reduce((total, { credit }) => total + credit.base, 0n);
  if (left === received) return rest;
  if (left <= 0n) return [];
  // The balance rose by more than any instruction tells: what is told keeps its rule, the rest is nobody's.
  if (left > received) return [...rest, { ...first, movement: null, path: 'balance', base: left - received, sender: null, netted: false }];
  // Several gave and something went out again: whose tokens stayed, nobody can say.
  const isOneSender = rest.every((credit) => credit.sender === first.sender && credit.movement?.kind === first.movement?.kind);
  return [{ ...first, ...(isOneSender ? {} : { movement: null, sender: null }), base: left, netted: true }];
}

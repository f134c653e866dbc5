import { HIVEMAPPER_PAYMENT, HIVEMAPPER_PAYMENTS, type HivemapperPayment } from '../../../../../shared/networks/hivemapper/programs';
import { HONEY } from '../../../../../shared/networks/hivemapper/tokens';
import type { SolanaRule } from '../../../../../shared/chains/solana/rule-codes';
import { callersOf, discriminatorOf } from '../decode/discriminator';
import type { Instruction } from '../decode/transaction';
import { verdict, type Rule } from './rule';

type Share = 'whole' | 'driver' | 'fleet' | 'not-told';

/** Whose part it is: where the payment is split, the position of our account among those of the instruction tells. */
function shareOf(payment: HivemapperPayment, caller: Instruction, account: string): Share {
  if (payment.split !== null) {
    if (caller.accounts[payment.split.fleet] === account) return 'fleet';
    return caller.accounts[payment.split.driver] === account ? 'driver' : 'not-told';
  }
  return payment.name.startsWith('pay_and_forward') ? 'not-told' : 'whole';
}

const ruleOf = (payment: HivemapperPayment, share: Share): SolanaRule => (share === 'fleet' ? 'hivemapper-fleet-share' : `hivemapper-${payment.kind}`);

/**
 * Rule 4: HONEY that the payment program had minted to us. The same `mintTo` without that program above it is no reward. An instruction that came
 * after the last published list is a reward whose kind nobody knows.
 */
export const hivemapperReward: Rule = (credit) => {
  const { movement } = credit;
  if (movement?.kind !== 'mint' || credit.mint !== HONEY.mint) return null;
  const caller = callersOf(movement.instruction).find((instruction) => instruction.programId === HIVEMAPPER_PAYMENT);
  if (caller === undefined) return null;
  const payment = HIVEMAPPER_PAYMENTS.get(discriminatorOf(caller) ?? '');
  const facts = { program: HIVEMAPPER_PAYMENT, mintAuthority: movement.authority ?? '' };
  if (payment === undefined) return verdict('reward', 'hivemapper-unknown-kind', { network: 'hivemapper', facts });
  const share = shareOf(payment, caller, credit.account);
  return verdict('reward', ruleOf(payment, share), { network: 'hivemapper', facts: { ...facts, instruction: payment.name, share } });
};

import { HIVEMAPPER_PAYMENT, HIVEMAPPER_PAYMENTS, HIVEMAPPER_REWARD, HONEY_MINT_AUTHORITY } from '../../../shared/networks/hivemapper/programs';
import { HONEY } from '../../../shared/networks/hivemapper/tokens';
import { addressOf } from './addresses';
import { call, data, mintTo, type FixtureInstruction } from './instructions';

/** Discriminator of an instruction of the payment program by its name. */
export function paymentOf(name: string): string {
  const found = [...HIVEMAPPER_PAYMENTS].find(([, payment]) => payment.name === name)?.[0];
  if (found === undefined) throw new Error(`no payment ${name}`);
  return found;
}

export interface HoneyParts {
  /** Discriminator of the payment instruction. */
  readonly instruction: string;
  readonly to: readonly { readonly account: string; readonly base: bigint }[];
  /** Accounts of the payment instruction; by default the mint, its authority, the map region and then those that are paid. */
  readonly accounts?: readonly string[];
  readonly program?: string;
  readonly mint?: string;
}

/** A payment with its library and the mints below it, as the facts page (3.2) tells. */
export function payHoney(parts: HoneyParts): FixtureInstruction {
  const mint = parts.mint ?? HONEY.mint;
  const mints = parts.to.map(({ account, base }) => mintTo({ mint, to: account, authority: HONEY_MINT_AUTHORITY, base }));
  return call(
    parts.program ?? HIVEMAPPER_PAYMENT,
    parts.accounts ?? [addressOf('hivemapper payer'), mint, HONEY_MINT_AUTHORITY, ...parts.to.map(({ account }) => account)],
    data(parts.instruction, 1n),
    [call(HIVEMAPPER_REWARD, [mint, HONEY_MINT_AUTHORITY], data('f12230ba25b37bc0', 1n), mints)],
  );
}

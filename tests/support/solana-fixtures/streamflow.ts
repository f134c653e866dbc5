import { TOKEN_PROGRAM } from '../../../shared/chains/solana/programs';
import { STREAMFLOW_CLAIMS, STREAMFLOW_DISTRIBUTORS } from '../../../shared/networks/xnet/programs';
import { XNET } from '../../../shared/networks/xnet/tokens';
import { addressOf, tokenAccountOf } from './addresses';
import { call, data, transfer, type FixtureInstruction } from './instructions';
import type { FixtureTokenAccount } from './transaction-builder';

export const DISTRIBUTOR = addressOf('a Streamflow distributor');
export const [DISTRIBUTOR_PROGRAM = '', ALIGNED_PROGRAM = ''] = [...STREAMFLOW_DISTRIBUTORS.keys()];

export const distributorAccount = (mint: string = XNET.mint, decimals = 8): FixtureTokenAccount => ({ address: tokenAccountOf(DISTRIBUTOR, mint), mint, owner: DISTRIBUTOR, decimals, pre: 10n ** 15n });

export function claimDiscriminator(name: string): string {
  const found = [...STREAMFLOW_CLAIMS].find(([, claim]) => claim === name)?.[0];
  if (found === undefined) throw new Error(`no claim ${name}`);
  return found;
}

export interface StreamflowParts {
  readonly owner: string;
  readonly base: bigint;
  readonly claim?: string;
  readonly mint?: string;
  readonly program?: string;
  readonly discriminator?: string;
  readonly authority?: string;
  /** What the claim names, where it is not what the transfer does. */
  readonly namedFrom?: string;
  readonly namedTo?: string;
}

/** A claim at a distributor: 0 distributor, 1 claim status, 2 its token account, 3 the claimant's, 4 claimant, 5 mint. */
export function claimAirdrop(parts: StreamflowParts): FixtureInstruction {
  const mint = parts.mint ?? XNET.mint;
  const from = tokenAccountOf(DISTRIBUTOR, mint);
  const to = tokenAccountOf(parts.owner, mint);
  return call(
    parts.program ?? DISTRIBUTOR_PROGRAM,
    [DISTRIBUTOR, addressOf('claim status'), parts.namedFrom ?? from, parts.namedTo ?? to, parts.owner, mint, TOKEN_PROGRAM],
    data(parts.discriminator ?? claimDiscriminator(parts.claim ?? 'new_claim'), parts.base, 0n),
    [transfer({ from, to, authority: parts.authority ?? DISTRIBUTOR, base: parts.base })],
  );
}

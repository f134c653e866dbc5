import { VOTER_STAKE_REGISTRY } from './helium/programs';
import { NOSANA_STAKING } from './nosana/programs';

/** Programs that hold staked tokens, with their network: what goes in and comes back is own money. What they earn is paid by other programs. */
export const STAKING_PROGRAMS: ReadonlyMap<string, string> = new Map([
  [NOSANA_STAKING, 'nosana'],
  [VOTER_STAKE_REGISTRY, 'helium'],
]);

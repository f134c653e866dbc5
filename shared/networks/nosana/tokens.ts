import type { TokenFacts } from '../types';

export const NOS: TokenFacts = {
  mark: 'verified',
  source: 'nosana-ci/nosana-programs and nosana-kit constants; Jupiter validated token list',
  asOf: '2026-07-14',
  mint: 'nosXBVoaCTtYdLvKY6Csb4AC8JCdQKKAaWYtx2ZMoo7',
  symbol: 'NOS',
  name: 'Nosana',
  decimals: 6,
  program: 'spl-token',
  network: 'nosana',
};

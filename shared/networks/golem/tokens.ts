import type { TokenFacts } from '../types';

const yagna = { mark: 'verified', source: 'golemfactory/yagna config-payments.toml (address); rotki asset database (decimals)', asOf: '2026-03-28' } as const;

/** The token in which providers are paid today. */
export const GLM_POLYGON: TokenFacts = { ...yagna, mint: 'eip155:137/0x0B220b82F3eA3B7F6d9A1D8ab58930C064A2b5Bf', symbol: 'GLM', name: 'Golem', decimals: 18, program: null, network: 'golem' };

export const GLM_ETHEREUM: TokenFacts = { ...yagna, mint: 'eip155:1/0x7DD9c5Cba05E151C895FDe1CF355C9A1D5DA6429', symbol: 'GLM', name: 'Golem', decimals: 18, program: null, network: 'golem' };

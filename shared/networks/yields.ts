import type { YieldModel } from './yield';

/** What each network may bring, in the order of the registry. A network without a row is answered with `no-public-rate`. */
export const yieldModels: readonly YieldModel[] = [];

export const yieldModelOf = (network: string): YieldModel | null => yieldModels.find((model) => model.network === network) ?? null;

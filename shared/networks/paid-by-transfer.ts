import type { NetworkFacts } from './types';

/**
 * Networks with a source of their own that pay by plain transfers too: XNET at its own site, besides its distributors; Storj to the payout wallet, also of
 * a node that the app cannot ask.
 */
const ALSO_BY_TRANSFER: ReadonlySet<string> = new Set(['xnet', 'storj']);

/** Whether a plain transfer of its token may be a reward of the network: then its sender waits for the person's word. */
export const mayPayByTransfer = (network: Pick<NetworkFacts, 'id' | 'recognition'>): boolean => network.recognition === 'confirmed-sender' || ALSO_BY_TRANSFER.has(network.id);

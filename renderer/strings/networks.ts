import { networkById } from '../../shared/networks/registry';

/** The name of a network; its id where this version does not know it. */
export const networkName = (id: string): string => networkById(id)?.name ?? id;

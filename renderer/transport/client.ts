import { createORPCClient, DynamicLink } from '@orpc/client';
import type { ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';

import type { EngineStatus } from '../../shared/contract/bridge';
import type { Contract } from '../../shared/contract/contract';

/** The engine as pages see it: the contract's calls, whatever carries them. */
export type EngineClient = ContractRouterClient<Contract>;

export type Link = ClientLink<Record<never, never>>;

/** How the engine can be reached. `lost`: the host does not answer; `refused`: it does, and wants another token. */
export type ConnectionStatus = EngineStatus | { readonly kind: 'lost' } | { readonly kind: 'refused' };

export interface Connection {
  readonly client: EngineClient;
  status(): ConnectionStatus;
  /** Called on every change of status; returns its own end. */
  onStatus(listener: (status: ConnectionStatus) => void): () => void;
}

/** Status with its listeners; both transports keep one. */
export function createStatusBoard(initial: ConnectionStatus) {
  let current = initial;
  const listeners = new Set<(status: ConnectionStatus) => void>();
  return {
    get: (): ConnectionStatus => current,
    set(next: ConnectionStatus): void {
      const same = next.kind === current.kind && next.kind !== 'running' && JSON.stringify(next) === JSON.stringify(current);
      current = next;
      if (!same) for (const listener of listeners) listener(next);
    },
    on(listener: (status: ConnectionStatus) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A client whose calls go over the link that holds at that moment. */
export const createEngineClient = (link: () => Promise<Link>): EngineClient => createORPCClient(new DynamicLink(link));

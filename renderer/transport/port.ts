import { RPCLink } from '@orpc/client/message-port';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';

import { parseEngineMessage } from '../../shared/contract/bridge';
import type { ShellBridge } from '../../shared/contract/bridge';
import { contract } from '../../shared/contract/contract';
import { createEngineClient, createStatusBoard } from './client';
import type { Connection, Link } from './client';

interface Waiter {
  readonly resolve: (link: Link) => void;
  readonly reject: (error: Error) => void;
}

/** An engine that could not start answers every present and future call with its reason, instead of leaving them waiting. */
export class EngineFailedError extends Error {
  override readonly name = 'EngineFailedError';
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** The engine over the port that the shell brokers for this window; after a restart of the engine a new port takes the old one's place. */
export function connectPort(bridge: ShellBridge): Connection {
  const board = createStatusBoard({ kind: 'starting' });
  let current: Link | null = null;
  let waiting: Waiter[] = [];

  window.addEventListener('message', (event) => {
    if (event.source !== window || event.origin !== location.origin) return;
    const status = parseEngineMessage(event.data);
    if (status === null) return;
    const port = event.ports[0];
    const calls = waiting;
    if (status.kind === 'running' && port !== undefined) {
      const link: Link = new RPCLink({ port, plugins: [new ResponseValidationPlugin(contract)] });
      port.start();
      current = link;
      waiting = [];
      for (const call of calls) call.resolve(link);
    } else if (status.kind !== 'running') {
      current = null;
      if (status.kind === 'failed') {
        waiting = [];
        for (const call of calls) call.reject(new EngineFailedError(status.reason));
      }
    }
    board.set(status);
  });
  bridge.connect();

  const link = (): Promise<Link> => {
    if (current !== null) return Promise.resolve(current);
    const status = board.get();
    if (status.kind === 'failed') return Promise.reject(new EngineFailedError(status.reason));
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  };
  return { client: createEngineClient(link), status: board.get, onStatus: board.on };
}

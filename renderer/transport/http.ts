import { RPCLink } from '@orpc/client/fetch';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';

import { contract } from '../../shared/contract/contract';
import { createEngineClient, createStatusBoard } from './client';
import type { Connection, Link } from './client';

const TOKEN_KEY = 'nodeworth.token';

/** The token comes once in the address (`#token=…`), is kept for this tab and taken out of the address, so that no history shows it. */
function takeToken(): string {
  const match = /[#&]token=([A-Za-z0-9_-]+)/.exec(location.hash);
  if (match?.[1] !== undefined) {
    sessionStorage.setItem(TOKEN_KEY, match[1]);
    history.replaceState(null, '', `${location.pathname}${location.search}#/`);
    return match[1];
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? '';
}

/** The engine over HTTP on the page's own origin (headless host). */
export function connectHttp(): Connection {
  const token = takeToken();
  const board = createStatusBoard({ kind: 'starting' });
  const link: Link = new RPCLink({
    url: `${location.origin}/rpc`,
    headers: { authorization: `Bearer ${token}` },
    plugins: [new ResponseValidationPlugin(contract)],
    fetch: async (request, init) => {
      try {
        const response = await fetch(request, init);
        if (response.status === 401 || response.status === 403) board.set({ kind: 'refused' });
        else if (board.get().kind !== 'running') board.set({ kind: 'running' });
        return response;
      } catch (error) {
        const aborted = error instanceof DOMException && error.name === 'AbortError';
        if (!aborted) board.set({ kind: 'lost' });
        throw error;
      }
    },
  });
  return { client: createEngineClient(async () => link), status: board.get, onStatus: board.on };
}

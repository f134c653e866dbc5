import { useSyncExternalStore } from 'react';
import { hrefOf, parseRoute, type Route } from './routes';

function subscribe(listener: () => void): () => void {
  globalThis.addEventListener('hashchange', listener);
  return () => globalThis.removeEventListener('hashchange', listener);
}

const hash = (): string => globalThis.location.hash;

/** The route at hand; changes with the address. */
export const useRoute = (): Route => parseRoute(useSyncExternalStore(subscribe, hash));

/** Opens a page. */
export function go(route: Exclude<Route, { page: 'not-found' }>): void {
  globalThis.location.hash = hrefOf(route);
}

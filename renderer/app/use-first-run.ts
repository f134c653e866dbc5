import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Route } from '../navigation/routes';
import { go } from '../navigation/use-route';
import { useEngine } from '../state/engine';

const SHOWN_KEY = 'nodeworth.welcome-shown';

/** Opens the setup by itself, once a window and only from Home, while it was never done and no wallet is watched. Sample data needs none. */
export function useFirstRun(route: Route): void {
  const engine = useEngine();
  const info = useQuery(engine.ask.system.info.queryOptions({ input: {} }));
  const settings = useQuery(engine.ask.settings.get.queryOptions({ input: {} }));
  const wallets = useQuery(engine.ask.wallets.list.queryOptions({ input: {} }));
  const isFirst = info.data?.demo === false && settings.data?.onboarding === 'open' && wallets.data?.wallets.length === 0;
  const atHome = route.page === 'home';
  useEffect(() => {
    if (!isFirst || !atHome || sessionStorage.getItem(SHOWN_KEY) !== null) return;
    sessionStorage.setItem(SHOWN_KEY, 'yes');
    go({ page: 'welcome' });
  }, [isFirst, atHome]);
}

import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';

import type { Area, ChangesTopic, HardwareTopic, SyncTopic } from '../../shared/contract/topics';
import type { Connection, ConnectionStatus } from '../transport/client';
import { createLiveTopic } from './live-topic';
import type { LiveState, LiveTopic } from './live-topic';

/** Groups of calls whose answers depend on an area; they are asked again when the engine says that the area changed. */
const DEPENDS: Readonly<Record<Area, readonly string[]>> = {
  hardware: ['devices', 'home', 'costs'],
  ledger: ['rewards', 'home', 'devices', 'economics', 'networks', 'money', 'reconcile', 'exports', 'imports', 'costs', 'planner', 'demand', 'rules'],
  wallets: ['wallets', 'rewards', 'home', 'sync', 'networks', 'money'],
  devices: ['devices', 'home', 'economics', 'rewards', 'costs', 'planner'],
  tariffs: ['tariffs', 'home', 'devices', 'economics', 'rewards', 'costs', 'planner'],
  prices: ['rewards', 'home', 'devices', 'economics', 'money', 'planner', 'demand'],
  settings: ['settings', 'home', 'devices', 'rewards', 'economics', 'system', 'networks', 'money', 'reconcile', 'costs', 'planner', 'demand'],
  sync: ['sync'],
  traffic: ['system'],
  networks: ['networks', 'network-names', 'money', 'reconcile', 'home', 'facts', 'rules', 'planner'],
  records: ['records', 'imports', 'rewards', 'home', 'devices', 'exports', 'costs'],
  exports: ['exports'],
  forecasts: ['economics'],
  plans: ['planner'],
  demand: ['demand', 'economics', 'planner'],
};

function createEngineState(connection: Connection) {
  const { client } = connection;
  const queries = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', staleTime: 60_000, retry: 1, refetchOnWindowFocus: false }, mutations: { networkMode: 'always', retry: false } } });
  const ask = createTanstackQueryUtils(client);
  const refresh = (areas: readonly Area[]): void => {
    const groups = new Set(areas.flatMap((area) => DEPENDS[area]));
    for (const group of groups) void queries.invalidateQueries({ queryKey: [[group]] });
  };
  return {
    connection,
    client,
    queries,
    ask,
    refresh,
    hardware: createLiveTopic<HardwareTopic>((signal) => client.live.hardware(undefined, { signal })),
    sync: createLiveTopic<SyncTopic>((signal) => client.live.sync(undefined, { signal })),
    changes: createLiveTopic<ChangesTopic>(
      (signal) => client.live.changes(undefined, { signal }),
      (frame) => {
        if (frame.kind === 'snapshot') void queries.invalidateQueries();
        else refresh(frame.data.areas ?? []);
      },
    ),
  };
}

export type EngineState = ReturnType<typeof createEngineState>;

const EngineContext = createContext<EngineState | null>(null);

/** Gives every page the engine: calls, live topics and the cache of answers, which the engine itself invalidates. */
export function EngineProvider({ connection, children }: { readonly connection: Connection; readonly children: ReactNode }) {
  const state = useMemo(() => createEngineState(connection), [connection]);
  useEffect(() => state.changes.subscribe(() => undefined), [state]);
  return (
    <EngineContext.Provider value={state}>
      <QueryClientProvider client={state.queries}>{children}</QueryClientProvider>
    </EngineContext.Provider>
  );
}

export function useEngine(): EngineState {
  const state = useContext(EngineContext);
  if (state === null) throw new Error('useEngine outside of EngineProvider');
  return state;
}

export function useConnectionStatus(): ConnectionStatus {
  const { connection } = useEngine();
  return useSyncExternalStore(connection.onStatus, connection.status);
}

export const useLive = <T extends object>(topic: LiveTopic<T>): LiveState<T> => useSyncExternalStore(topic.subscribe, topic.get);

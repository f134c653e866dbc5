import { afterEach } from 'vitest';
import type { StandInHistory } from '../solana-rpc/history';
import { startSolanaRpc, type SolanaRpc } from '../solana-rpc/server';
import { dropDataDir, openRig, type Rig, type RigOptions } from './rig';

export interface Rigs {
  rpc(history: StandInHistory, options?: { readonly delayMs?: number }): Promise<SolanaRpc>;
  open(options: RigOptions): Rig;
}

/** Stand-ins and rigs that are closed and cleared away after each test. */
export function useRigs(): Rigs {
  const rigs: Rig[] = [];
  const servers: SolanaRpc[] = [];
  afterEach(async () => {
    for (const rig of rigs.splice(0)) {
      await rig.close();
      dropDataDir(rig.dataDir);
    }
    for (const server of servers.splice(0)) await server.stop();
  });
  return {
    async rpc(history, options) {
      const server = await startSolanaRpc(history, options);
      servers.push(server);
      return server;
    },
    open(options) {
      const rig = openRig(options);
      rigs.push(rig);
      return rig;
    },
  };
}

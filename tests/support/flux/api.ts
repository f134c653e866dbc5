import { createHash } from 'node:crypto';
import { createMisbehavingServer, type Answer, type MisbehavingServer } from '../misbehaving-server';

export interface PlantedDelta {
  readonly address: string;
  readonly txid: string;
  readonly height: number;
  readonly blockindex: number;
  readonly index: number;
  readonly satoshis: number;
}

export interface FluxApi {
  readonly base: string;
  readonly server: MisbehavingServer;
  tip: number;
  readonly genesisMs: number;
  readonly deltas: PlantedDelta[];
  readonly nodes: Readonly<Record<string, unknown>>[];
  /** Blocks from this height on have other hashes. */
  forkedFrom: number | null;
  /** The height is said in the answer to a lagging node. */
  behind: number;
  intercept: Answer | null;
  usual: Answer;
  close(): Promise<void>;
}

export const fluxTx = (name: string | number): string => createHash('sha256').update(`flux ${name}`).digest('hex');

/** FluxOS on the loopback address: every answer wrapped, errors with HTTP 200, 30 seconds a block. */
export async function startFluxApi(tip: number, tipAtMs: number): Promise<FluxApi> {
  const server = await createMisbehavingServer();
  const api: FluxApi = { base: server.origin, server, tip, genesisMs: tipAtMs - tip * 30_000, deltas: [], nodes: [], forkedFrom: null, behind: 0, intercept: null, usual: () => undefined, close: () => server.close() };
  api.usual = (request, response) => {
    const [, , what = '', one = '', two = '', three = ''] = (request.url ?? '').split('/');
    const tipNow = api.tip - api.behind;
    const good = (data: unknown): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ status: 'success', data }));
    const bad = (code: number, message: string): void => void response.writeHead(200).end(JSON.stringify({ status: 'error', data: { code, name: 'RPCError', message } }));
    switch (what) {
      case 'getblockcount': return good(tipNow);
      case 'getaddressdeltas': {
        if (Number(three) > tipNow) return bad(-5, 'Start or end is outside chain range');
        return good(api.deltas.filter((delta) => delta.address === one && delta.height >= Number(two) && delta.height <= Number(three)));
      }
      case 'getblock': {
        const height = Number(one);
        if (height > tipNow) return bad(-8, 'Block height out of range');
        const tx: string[] = [fluxTx(`coinbase ${height}`)];
        for (const delta of api.deltas) if (delta.height === height) tx[delta.blockindex] = delta.txid;
        for (let at = 0; at < tx.length; at += 1) tx[at] ??= fluxTx(`filler ${height} ${at}`);
        const fork = api.forkedFrom !== null && height >= api.forkedFrom ? ' fork' : '';
        return good({ hash: fluxTx(`block ${height}${fork}`), height, time: Math.floor((api.genesisMs + height * 30_000) / 1000), tx, confirmations: tipNow - height + 1 });
      }
      case 'getaddressbalance': return good({ balance: api.deltas.filter((delta) => delta.address === one).reduce((sum, delta) => sum + delta.satoshis, 0), received: 0 });
      case 'viewdeterministicfluxnodelist': return good(api.nodes.filter((node) => JSON.stringify(node).includes(one)));
      case 'getfluxnodecount': return good({ total: 6722, 'cumulus-enabled': 3376, 'nimbus-enabled': 1582, 'stratus-enabled': 1764 });
      default: response.writeHead(404).end('Not found');
    }
  };
  server.answer((request, response, body) => (api.intercept ?? api.usual)(request, response, body));
  return api;
}

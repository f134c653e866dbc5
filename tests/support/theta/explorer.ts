import { createMisbehavingServer, type Answer, type MisbehavingServer } from '../misbehaving-server';

/** A transaction as the explorer keeps it. */
export interface PlantedThetaTx {
  readonly hash: string;
  readonly type: number;
  readonly data: unknown;
  readonly block_height: string;
  readonly timestamp: string;
}

export interface ThetaExplorer {
  readonly base: string;
  readonly server: MisbehavingServer;
  /** Newest last. */
  readonly txs: PlantedThetaTx[];
  readonly stakes: unknown[];
  tfuel: string;
  /** Does something else with the next requests; null: as usual. */
  intercept: Answer | null;
  usual: Answer;
  close(): Promise<void>;
}

const coins = (tfuelwei: bigint): unknown => ({ thetawei: '0', tfuelwei: tfuelwei.toString() });
const at = (hash: string, type: number, height: number, atMs: number, data: unknown): PlantedThetaTx => ({ hash, type, data, block_height: String(height), timestamp: String(Math.floor(atMs / 1000)) });

export const thetaCoinbase = (hash: string, atMs: number, outputs: readonly (readonly [string, bigint])[], height = 1): PlantedThetaTx =>
  at(hash, 0, height, atMs, { proposer: { address: `0x${'9'.repeat(40)}`, coins: coins(0n) }, outputs: outputs.map(([address, amount]) => ({ address, coins: coins(amount) })), block_height: String(height) });
export const thetaSend = (hash: string, atMs: number, from: readonly (readonly [string, bigint])[], to: readonly (readonly [string, bigint])[], height = 1): PlantedThetaTx =>
  at(hash, 2, height, atMs, { fee: coins(1n), inputs: from.map(([address, amount]) => ({ address, coins: coins(amount), sequence: '1' })), outputs: to.map(([address, amount]) => ({ address, coins: coins(amount) })) });
export const thetaService = (hash: string, atMs: number, from: string, to: string, amount: bigint, height = 1): PlantedThetaTx =>
  at(hash, 5, height, atMs, { fee: coins(1n), source: { address: from, coins: coins(amount) }, target: { address: to, coins: coins(0n) }, payment_sequence: '1', resource_id: 'job' });
export const thetaCall = (hash: string, atMs: number, from: string, to: string, amount: bigint, height = 1): PlantedThetaTx =>
  at(hash, 7, height, atMs, { from: { address: from, coins: coins(amount), sequence: '1' }, to: { address: to, coins: coins(0n) }, gas_limit: '1', gas_price: '1', data: '0x' });

const involves = (tx: PlantedThetaTx, address: string): boolean => JSON.stringify(tx.data).toLowerCase().includes(address);

/** Theta's explorer on the loopback address, with its habits: pages newest first, 404 for an account without transactions, at most 100 rows. */
export async function startThetaExplorer(): Promise<ThetaExplorer> {
  const server = await createMisbehavingServer();
  const explorer: ThetaExplorer = { base: `${server.origin}/api`, server, txs: [], stakes: [], tfuel: '0', intercept: null, usual: () => undefined, close: () => server.close() };
  explorer.usual = (request, response) => {
    const url = new URL(request.url ?? '', server.origin);
    const [, , what = '', address = ''] = url.pathname.split('/');
    const send = (status: number, body: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (what === 'account') return send(200, { type: 'account', body: { address, balance: { thetawei: '0', tfuelwei: explorer.tfuel }, sequence: '1', txs_counter: {} } });
    if (what === 'stake') return send(200, { type: 'stake', body: { sourceRecords: explorer.stakes, holderRecords: [] } });
    if (what !== 'accountTx') return send(404, 'no');
    const types = (JSON.parse(url.searchParams.get('types') ?? '[]') as string[]).map(Number);
    const page = Number(url.searchParams.get('pageNumber'));
    const limit = Number(url.searchParams.get('limitNumber'));
    if (limit > 100 || limit < 1 || page < 1) return send(400, 'Invalid parameter');
    const its = explorer.txs.filter((tx) => types.includes(tx.type) && involves(tx, address)).toReversed();
    if (its.length === 0) return send(404, { type: 'error_not_found' });
    return send(200, { type: 'account_tx_list', body: its.slice((page - 1) * limit, page * limit), totalPageNumber: Math.ceil(its.length / limit), currentPageNumber: page });
  };
  server.answer((request, response, body) => (explorer.intercept ?? explorer.usual)(request, response, body));
  return explorer;
}

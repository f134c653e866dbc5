import { openStore } from '../../main/adapters/storage/open-store';
import type { Store } from '../../main/engine/ports/store';
import { saveLastDone } from '../../main/engine/rewards/last-done';
import type { LedgerLine, LineKind } from '../../shared/domain/reward';
import type { ChainId } from '../../shared/domain/wallet';
import { createQuietLogger } from '../support/quiet-logger';
import { createSeededRandom } from '../support/solana-fixtures/seeded-random';

const DAY_MS = 86_400_000;
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BATCH = 2_000;
export const YEARS = 3;

interface Payer {
  readonly network: string;
  readonly chain: ChainId;
  readonly mint: string;
  readonly symbol: string;
  readonly decimals: number;
  /** Most whole tokens of one payment. */
  readonly most: number;
  readonly devices: number;
  /** Share of all lines. */
  readonly share: number;
  /** Instants of payments are multiples of this; 1: at any time (jobs). */
  readonly everyMs: number;
}

/** A large operator: hotspots that are claimed daily, jobs at all hours, a miner, nodes that are paid monthly. */
const PAYERS: readonly Payer[] = [
  { network: 'helium', chain: 'solana', mint: 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux', symbol: 'HNT', decimals: 8, most: 3, devices: 60, share: 0.35, everyMs: DAY_MS },
  { network: 'helium', chain: 'solana', mint: 'mb1eu7TzEc71KxDpsmsKoucSSuuoGLv1drys1oP2jh6', symbol: 'MOBILE', decimals: 6, most: 900, devices: 40, share: 0.14, everyMs: DAY_MS },
  { network: 'nosana', chain: 'solana', mint: 'nosXBVoaCTtYdLvKY6Csb4AC8JCdQKKAaWYtx2ZMoo7', symbol: 'NOS', decimals: 6, most: 2, devices: 8, share: 0.18, everyMs: 1 },
  { network: 'geodnet', chain: 'solana', mint: '7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu', symbol: 'GEOD', decimals: 9, most: 48, devices: 12, share: 0.07, everyMs: DAY_MS },
  { network: 'render', chain: 'solana', mint: 'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof', symbol: 'RENDER', decimals: 8, most: 60, devices: 4, share: 0.03, everyMs: 7 * DAY_MS },
  { network: 'golem', chain: 'eip155:137', mint: 'eip155:137/erc20:0x0B220b82F3eA3B7F6d9A1D8ab58930C064A2b5Bf', symbol: 'GLM', decimals: 18, most: 4, devices: 6, share: 0.13, everyMs: 1 },
  { network: 'filecoin', chain: 'filecoin', mint: 'filecoin', symbol: 'FIL', decimals: 18, most: 9, devices: 1, share: 0.08, everyMs: 3_600_000 },
  { network: 'storj', chain: 'storj', mint: 'storj', symbol: 'STORJ', decimals: 8, most: 300, devices: 9, share: 0.02, everyMs: 30 * DAY_MS },
];
const KINDS: readonly (readonly [LineKind, number])[] = [['reward', 0.9], ['staking', 0.94], ['zero-claim', 0.955], ['spam', 0.975], ['unclassified', 0.985], ['conversion', 0.993], ['outgoing', 1]];

export const walletsOf = (payer: Pick<Payer, 'chain'>): readonly string[] => (payer.chain === 'solana' ? ['w-sol-1', 'w-sol-2', 'w-sol-3', 'w-sol-4'] : [`w-${payer.chain}`]);

/** `count` lines of three years up to `endMs`, the same for the same arguments, in the order in which a first sync finds them (newest first). */
export function* largeLedger(count: number, endMs: number): Generator<LedgerLine> {
  const random = createSeededRandom(200);
  const key = (length: number): string => Array.from({ length }, () => BASE58[Math.floor(random() * 58)] ?? '1').join('');
  const accounts = new Map<string, string>();
  const account = (name: string): string => {
    const known = accounts.get(name) ?? key(44);
    accounts.set(name, known);
    return known;
  };
  const bounds = PAYERS.map((_, at) => PAYERS.slice(0, at + 1).reduce((sum, payer) => sum + payer.share, 0));
  for (let n = 0; n < count; n += 1) {
    const drawn = random();
    const payer = PAYERS[Math.max(0, bounds.findIndex((bound) => drawn < bound))] ?? PAYERS[0];
    if (payer === undefined) return;
    const wallets = walletsOf(payer);
    const device = Math.floor(random() * payer.devices);
    const walletId = wallets[device % wallets.length] ?? '';
    const share = random();
    const kind = KINDS.find(([, bound]) => share < bound)?.[0] ?? 'reward';
    const around = endMs - (n / count) * YEARS * 365 * DAY_MS;
    const atMs = Math.floor(Math.floor(around / payer.everyMs) * payer.everyMs + (payer.everyMs > 1 ? Math.floor(random() * 600) * 1000 : 0));
    const signature = payer.chain === 'solana' ? key(88) : `0x${key(60)}`;
    const destination = account(`${walletId} ${payer.mint}`);
    const sender = kind === 'spam' ? key(44) : account(`sender ${payer.network}`);
    const base = kind === 'zero-claim' ? '0' : BigInt(Math.floor(random() * payer.most * 1e6)) * 10n ** BigInt(payer.decimals - 6) + (payer.decimals > 6 ? BigInt(Math.floor(random() * 1e9)) % 10n ** BigInt(payer.decimals - 6) : 0n);
    yield {
      id: `${payer.chain}:${signature}:3.1:${destination}:${payer.mint}`, chain: payer.chain, walletId, signature, instructionPath: '3.1', destinationAccount: destination,
      mint: payer.mint, symbol: payer.symbol, base: String(base), decimals: payer.decimals, slot: Math.floor(atMs / 400), atMs: random() < 0.0002 ? null : Math.min(atMs, endMs - 1), kind,
      network: kind === 'reward' || kind === 'staking' || kind === 'zero-claim' ? payer.network : null,
      sourceDevice: kind === 'reward' || kind === 'zero-claim' ? account(`device ${payer.network} ${device}`) : null, sender,
      evidence: { rule: `${payer.network}-rule`, facts: { program: account(`program ${payer.network}`), authority: account(`authority ${payer.network}`), sender } }, decoderVersion: 3,
    };
  }
}

/** A store with that many lines of several networks, wallets, devices and years; one in 400 has no price. Rates of EUR for every day. */
export function fillLedger(dataDir: string, count: number, endMs: number): { readonly store: Store; readonly tookMs: number } {
  const clock = { now: () => endMs, mono: () => performance.now(), after: () => () => undefined };
  const store = openStore({ dataDir, clock, logger: createQuietLogger() });
  const began = performance.now();
  for (const payer of PAYERS) {
    for (const id of walletsOf(payer)) {
      store.ledger.addWallet({ id, chain: payer.chain, address: `address-of-${id}`, label: id, addedAtMs: 1 });
      store.ledger.saveAccounts([{ walletId: id, address: `address-of-${id}`, kind: 'wallet', mint: null, origin: 'self' }]);
      store.ledger.savePage({ address: `address-of-${id}`, walletId: id, newest: 'n', oldestRead: 'n', target: 'n', complete: true, readSinceMs: endMs - YEARS * 366 * DAY_MS, listed: 1, decoded: 1 }, []);
      saveLastDone(store.settings, id, endMs);
    }
  }
  let batch: LedgerLine[] = [];
  const flush = (): void => {
    store.transaction(() => {
      for (const line of batch) store.ledger.saveDecoded(line.walletId, line.signature, 'decoded', [line], []);
      store.ledger.saveValues(batch.filter((line, n) => line.atMs !== null && n % 400 !== 7).map((line, n) => ({ lineId: line.id, usdPerToken: 0.05 + (n % 97) / 13, source: 'bench', priceAtMs: line.atMs ?? 0, confidence: 0.9, typed: false })));
    });
    batch = [];
  };
  for (const line of largeLedger(count, endMs)) {
    batch.push(line);
    if (batch.length === BATCH) flush();
  }
  flush();
  const mints = [...new Map(PAYERS.map((payer) => [payer.mint, payer])).values()];
  for (const payer of PAYERS) {
    for (const id of walletsOf(payer)) store.ledger.saveHoldings(id, mints.filter((one) => one.chain === payer.chain).map((one) => ({ walletId: id, mint: one.mint, symbol: one.symbol, base: '123456789', decimals: one.decimals, asOfMs: endMs })), endMs);
  }
  store.prices.savePoints(mints.map(({ mint }) => ({ mint, atMs: endMs - 60_000, usd: 1.5, source: 'defillama' as const, confidence: 0.9, fetchedAtMs: endMs })));
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  store.prices.saveRates(Array.from({ length: YEARS * 366 + 4 }, (_, back) => ({ quote: 'EUR', rate: 0.85 + (back % 30) / 100, day: day(endMs - (back - 2) * DAY_MS), publishedOn: day(endMs), source: 'manual' as const, fetchedAtMs: endMs })));
  return { store, tookMs: performance.now() - began };
}

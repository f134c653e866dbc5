import { createRandom } from '../../../shared/economics/random';
import { HNT } from '../../../shared/networks/helium/tokens';
import { RENDER } from '../../../shared/networks/render/tokens';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { Store } from '../../engine/ports/store';
import { saveLastDone } from '../../engine/rewards/last-done';
import { DEMO_RECIPIENTS, DEMO_WALLET_ADDRESS } from './seed-devices';
import type { DemoDevices } from './seed-devices';
import type { DemoPrices } from './seed-prices';

const DAY_MS = 86_400_000;
const PAYER = 'DemoRenderPayer1111111111111111111111111111';
const HELIUM_AGE_DAYS = [300, 160] as const;
const RENDER_WEEKS = 60;

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** A year of invented ledger lines: claims of two hotspots every few days, Render every Wednesday, a zero claim, one line nobody can place. */
export function seedLedger(store: Store, devices: DemoDevices, priceOf: DemoPrices, nowMs: number): void {
  const random = createRandom(3);
  const { ledger } = store;
  ledger.addWallet({ id: devices.walletId, chain: 'solana', address: DEMO_WALLET_ADDRESS, label: 'Sample wallet', addedAtMs: nowMs - 120 * DAY_MS });
  const signature = (): string => `Demo${Array.from({ length: 84 }, () => ALPHABET[Math.floor(random.uniform() * 58)] ?? '1').join('')}`;
  const lines: LedgerLine[] = [];
  const line = (atMs: number, more: Pick<LedgerLine, 'kind' | 'network' | 'sourceDevice' | 'sender' | 'evidence'>, token: typeof HNT, base: bigint): void => {
    const sig = signature();
    lines.push({
      id: `solana:${sig}:1.1:${DEMO_WALLET_ADDRESS}:${token.mint}`, chain: 'solana', walletId: devices.walletId, signature: sig, instructionPath: '1.1', destinationAccount: DEMO_WALLET_ADDRESS,
      mint: token.mint, symbol: token.symbol, base: base.toString(), decimals: token.decimals ?? 0, slot: Math.round(atMs / 400), atMs, decoderVersion: 1, ...more,
    });
  };
  DEMO_RECIPIENTS.forEach((recipient, i) => {
    for (let at = nowMs - (HELIUM_AGE_DAYS[i] ?? 0) * DAY_MS; at < nowMs - 3_600_000; at += (1 + 2 * random.uniform()) * DAY_MS) {
      const tokens = (i === 0 ? 1.9 : 0.8) * (0.6 + 0.8 * random.uniform());
      const facts = { program: 'lazy_distributor', recipient };
      const zero = random.uniform() < 0.02;
      line(at, { kind: zero ? 'zero-claim' : 'reward', network: 'helium', sourceDevice: recipient, sender: null, evidence: { rule: 'helium-distribute-compression', facts } }, HNT, zero ? 0n : BigInt(Math.round(tokens * 1e8)));
    }
  });
  const wednesday = Math.floor((nowMs - 6 * DAY_MS) / (7 * DAY_MS)) * 7 * DAY_MS + 6 * DAY_MS + 61_000_000;
  for (let week = 0; week < RENDER_WEEKS; week += 1) {
    const at = wednesday - week * 7 * DAY_MS;
    if (at > nowMs) continue;
    line(at, { kind: 'reward', network: 'render', sourceDevice: null, sender: PAYER, evidence: { rule: 'render-confirmed-sender', facts: { sender: PAYER } } }, RENDER, BigInt(Math.round((9 + 7 * random.uniform()) * 1e8)));
  }
  line(nowMs - 9 * DAY_MS, { kind: 'unclassified', network: null, sourceDevice: null, sender: 'DemoStranger11111111111111111111111111111111', evidence: { rule: 'incoming-unknown', facts: {} } }, HNT, 25_000_000n);

  ledger.saveAccounts([{ walletId: devices.walletId, address: DEMO_WALLET_ADDRESS, kind: 'wallet', mint: null, origin: 'self' }]);
  const sorted = lines.toSorted((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0));
  const newest = sorted[0]?.signature ?? null;
  const oldest = sorted.at(-1);
  ledger.savePage(
    { address: DEMO_WALLET_ADDRESS, walletId: devices.walletId, newest, oldestRead: oldest?.signature ?? null, target: newest, complete: true, readSinceMs: oldest?.atMs ?? null, listed: lines.length, decoded: lines.length },
    sorted.map((l) => ({ signature: l.signature, slot: l.slot, blockTimeMs: l.atMs })),
  );
  for (const l of sorted) ledger.saveDecoded(devices.walletId, l.signature, 'decoded', [l], []);
  ledger.saveValues(sorted.filter((l) => l.kind === 'reward' && l.atMs !== null).map((l) => ({ lineId: l.id, usdPerToken: priceOf(l.mint, l.atMs ?? nowMs), source: 'sample-data', priceAtMs: l.atMs ?? nowMs, confidence: null, typed: false })));
  ledger.decide({ network: 'render', mint: RENDER.mint, sender: PAYER, decision: 'confirmed', decidedAtMs: nowMs - 90 * DAY_MS });
  ledger.saveHoldings(
    devices.walletId,
    [{ walletId: devices.walletId, mint: HNT.mint, symbol: 'HNT', base: '14200000000', decimals: 8, asOfMs: nowMs }, { walletId: devices.walletId, mint: RENDER.mint, symbol: 'RENDER', base: '8800000000', decimals: 8, asOfMs: nowMs }],
    nowMs,
  );
  saveLastDone(store.settings, devices.walletId, nowMs - 4 * 60_000);
}

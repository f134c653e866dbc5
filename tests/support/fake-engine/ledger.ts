import type { LedgerRow } from '../../../shared/contract/schemas/ledger';
import { known, unknown } from '../../../shared/units/known';
import { HNT } from '../../../shared/networks/helium/tokens';
import { RENDER } from '../../../shared/networks/render/tokens';
import type { LineKind } from '../../../shared/domain/reward';
import { DAY_MS, dayText, figure, noise } from './figures';
import { HOSTILE } from './scenario';

/** Made up: the form of an address without being one of anybody. */
export const FAKE_ADDRESS = 'Nodeworth1111111111111111111111111111111111';

const signature = (index: number): string => `FakeSignature${String(index).padStart(4, '0')}${'x'.repeat(70)}`;

export function fakeRow(index: number, nowMs: number): LedgerRow {
  const render = index % 5 === 2;
  const kind: LineKind = index % 29 === 3 ? 'outgoing' : index % 31 === 5 ? 'duplicate' : index % 37 === 8 ? 'spam' : index % 11 === 7 ? 'unclassified' : index % 17 === 9 ? 'conversion' : index % 13 === 6 ? 'zero-claim' : index % 19 === 4 ? 'staking' : 'reward';
  const token = render ? RENDER : HNT;
  const base = kind === 'zero-claim' ? 0n : BigInt(Math.floor((render ? 0.4 : 0.04) * 1e8 * (0.5 + noise(index, 4))));
  const usd = render ? 3.1 : 2.35;
  const unpriced = index % 23 === 11;
  return {
    line: {
      id: `line-${index}`, chain: 'solana', walletId: 'w1', signature: signature(index), instructionPath: '2.1', destinationAccount: FAKE_ADDRESS, mint: token.mint,
      symbol: kind === 'spam' ? HOSTILE : token.symbol, base: base.toString(), decimals: 8, slot: 300_000_000 - index, atMs: nowMs - 720_000 - index * 9 * 3_600_000, kind, network: kind === 'unclassified' || kind === 'conversion' || kind === 'spam' || kind === 'outgoing' ? null : render ? 'render' : 'helium',
      sourceDevice: render ? null : 'hotspot 1', sender: FAKE_ADDRESS,
      evidence: { rule: render ? 'sender-confirmed' : kind === 'unclassified' ? 'incoming-transfer' : kind === 'spam' ? 'unknown-mint-unsolicited' : kind === 'zero-claim' ? 'helium-claim-paid-nothing' : 'helium-distribute', facts: { program: FAKE_ADDRESS, recipient: FAKE_ADDRESS, ...(kind === 'spam' ? { memo: `${HOSTILE} https://free-tokens.example` } : {}) } },
      decoderVersion: 1,
    },
    usd: unpriced ? null : { lineId: `line-${index}`, usdPerToken: usd, source: 'defillama', priceAtMs: nowMs - index * 9 * 3_600_000, confidence: 0.99, typed: false },
    value: unpriced ? unknown('no-price') : known((Number(base) / 1e8) * usd * 0.92),
    currency: 'EUR',
    explorerUrl: `https://solscan.io/tx/${signature(index)}`,
  };
}

export const fakeRows = (nowMs: number): readonly LedgerRow[] => Array.from({ length: 120 }, (_, index) => fakeRow(index, nowMs));

/** The raw answer behind a line; of some nothing is kept. */
export function fakeRaw(id: string): { readonly text: string | null; readonly why: string | null; readonly bytes: number; readonly truncated: boolean } {
  if (id.endsWith('7')) return { text: null, why: 'archive-limit', bytes: 0, truncated: false };
  const text = JSON.stringify({ slot: 299_999_999, transaction: { message: { accountKeys: [FAKE_ADDRESS], memo: HOSTILE } }, meta: { err: null, fee: 5000 } }, null, 2);
  return { text, why: null, bytes: text.length, truncated: id.endsWith('8') };
}

/** Days of earnings; the history before the sixth tenth of a long range has not been read. */
export function fakeDays(fromDay: string, toDay: string, gaps: boolean) {
  const days = [];
  const last = Date.parse(`${toDay}T00:00:00Z`);
  const first = Date.parse(`${fromDay}T00:00:00Z`);
  for (let at = first; at <= last; at += DAY_MS) {
    const index = Math.round(at / DAY_MS);
    const read = !gaps || at > first + (last - first) * 0.2;
    const helium = 0.08 + 0.07 * noise(index, 2);
    const render = index % 3 === 0 ? 1.4 + noise(index, 3) : 0;
    const networks = !read
      ? []
      : [
          { network: 'helium', value: known(helium), missing: 0, tokens: [{ mint: HNT.mint, symbol: 'HNT', amount: { base: String(Math.round(helium * 5e7)), decimals: 8 } }] },
          ...(render === 0 ? [] : [{ network: 'render', value: known(render), missing: gaps && index % 9 === 0 ? 1 : 0, tokens: [{ mint: RENDER.mint, symbol: 'RENDER', amount: { base: String(Math.round(render * 3.2e7)), decimals: 8 } }] }]),
        ];
    const cost = gaps ? unknown('no-tariff') : known(0.62 + 0.2 * noise(index, 5));
    days.push({ day: dayText(at), networks, read, cost, net: cost.known && read ? known(helium + render - cost.value) : unknown(read ? 'cost-unknown' : 'not-read-yet') });
  }
  return days;
}

export const fakeTotals = [
  { mint: HNT.mint, symbol: 'HNT', network: 'helium', amount: { base: '182344120', decimals: 8 }, lines: 61, value: figure(4.02, 'EUR', 'reported') },
  { mint: RENDER.mint, symbol: 'RENDER', network: 'render', amount: { base: '643000000', decimals: 8 }, lines: 21, value: figure(18.4, 'EUR', 'reported', { parts: 21, missing: 1 }) },
];

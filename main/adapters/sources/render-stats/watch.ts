import type { Clock, Http } from '../../../engine/ports/system';
import type { NetworkWatch } from '../../../engine/ports/watch';
import type { Position } from '../../../../shared/domain/position';
import type { LookFailure, SourceFact, SourceNotice, SourceReport } from '../../../../shared/domain/source-look';
import { RENDER_EPOCH_MS } from '../../../../shared/networks/render/network';
import { RENDER } from '../../../../shared/networks/render/tokens';
import type { Cancel } from '../../../../shared/units/cancel';
import { askJson, createSourceFailure, hostOf, isSourceFailure } from '../ask-json';
import { burnAnswer, burnEntry, liabilityAnswer, sharesOf } from './epochs';

/** Public files of the Render Foundation, no key (seen with data to October 2025; whether they are still served no source told). */
export const RENDER_STATS_URL = 'https://stats.renderfoundation.com';
export const RENDER_STATS_LIMIT = { perSecond: 1, burst: 2, concurrent: 1 } as const;

/** Several wallets look at one file: it is fetched once for a round of looks. */
const KEEP_MS = 10 * 60_000;
/** An epoch is settled in the week after it; a newest epoch older than two weeks says that the file has stopped. */
const OLD_AFTER_MS = 2 * RENDER_EPOCH_MS;
/** 0.5 MB held 97 epochs of 250 wallets each. */
const MAX_BYTES = 16 * 1024 * 1024;

export interface RenderStatsPorts {
  readonly http: Http;
  readonly clock: Pick<Clock, 'now'>;
  readonly baseUrl?: string;
}

/** What a channel pays for: its source code, and notes that tell its money from the other channels' of the same epoch. */
const CHANNELS = {
  node_operator: { source: 'render-jobs', runs: 'render-epoch-runs', ended: 'render-epoch-ended' },
  availability: { source: 'render-availability', runs: 'render-availability-runs', ended: 'render-availability-ended' },
  other: { source: 'render-other-channel', runs: 'render-other-channel-runs', ended: 'render-other-channel-ended' },
} as const;
const channelOf = (channel: string): (typeof CHANNELS)[keyof typeof CHANNELS] => CHANNELS[channel === 'node_operator' || channel === 'availability' ? channel : 'other'];

/** What Render's public statistics say a wallet may expect for each epoch. */
export function createRenderStats({ http, clock, baseUrl = RENDER_STATS_URL }: RenderStatsPorts): NetworkWatch {
  const host = hostOf(baseUrl);
  const kept = new Map<string, { readonly atMs: number; readonly rows: readonly unknown[] }>();

  async function rowsOf(file: string, schema: typeof liabilityAnswer | typeof burnAnswer, cancel: Cancel | undefined): Promise<{ readonly atMs: number; readonly rows: readonly unknown[] }> {
    const before = kept.get(file);
    if (before !== undefined && Math.abs(clock.now() - before.atMs) < KEEP_MS) return before;
    const answer = await askJson(http, { url: `${baseUrl}/${file}`, purpose: 'render-stats', maxBytes: MAX_BYTES, timeoutMs: 60_000, cancel });
    const parsed = schema.safeParse(answer.found ? answer.json : null);
    if (!parsed.success) throw createSourceFailure('bad-answer', host, answer.found ? 'unknown-shape' : 'no-file');
    const fresh = { atMs: clock.now(), rows: parsed.data };
    kept.set(file, fresh);
    return fresh;
  }

  return {
    id: 'render-stats',
    network: 'render',
    watches: (wallet) => wallet.chain === 'solana',
    async look(wallet, _context, cancel) {
      const nowMs = clock.now();
      const failures: LookFailure[] = [];
      const positions: Position[] = [];
      const reports: SourceReport[] = [];
      const notices: SourceNotice[] = [];
      const facts: SourceFact[] = [];

      // Without the shares there is nothing to tell of this wallet.
      const { rows, atMs } = await rowsOf('liability-epochs-data.json', liabilityAnswer, cancel);
      const { shares, unreadable, newestEndMs } = sharesOf(rows, wallet.address);
      if (unreadable > 0) failures.push({ code: 'bad-answer', detail: `${host}: ${unreadable} epochs` });
      const base = { walletId: wallet.id, network: 'render', mint: RENDER.mint, symbol: RENDER.symbol, decimals: RENDER.decimals ?? 8, asOfMs: atMs } as const;
      for (const share of shares) {
        reports.push({ ...base, source: channelOf(share.channel).source, device: null, what: 'expected', fromMs: share.fromMs, toMs: share.toMs, boundary: 'epoch', base: String(share.expected) });
        // Paid in the week after its end. A later one is paid, or late: the ledger and the desk can tell, this file cannot.
        const left = share.toMs + RENDER_EPOCH_MS - nowMs;
        if (left <= 0 || share.fromMs > nowMs) continue;
        positions.push({ ...base, base: String(share.expected), state: 'accrued', device: null, releases: [], kind: 'estimated', source: channelOf(share.channel).source, note: channelOf(share.channel)[share.toMs > nowMs ? 'runs' : 'ended'] });
      }
      if (shares.length > 0) {
        if (newestEndMs !== null && nowMs - newestEndMs > OLD_AFTER_MS) {
          notices.push({ walletId: wallet.id, network: 'render', device: null, code: 'render-stats-old', context: { days: String(Math.floor((nowMs - newestEndMs) / 86_400_000)) }, level: 'warning', sinceMs: newestEndMs });
        }
        try {
          const burns = (await rowsOf('epoch-burn-stats-data.json', burnAnswer, cancel)).rows.flatMap((row) => {
            const parsed = burnEntry.safeParse(row);
            return parsed.success && Date.parse(parsed.data.endDate) <= nowMs ? [parsed.data] : [];
          });
          const latest = burns.toSorted((a, b) => b.id - a.id)[0];
          if (latest !== undefined) {
            facts.push({ walletId: wallet.id, network: 'render', device: null, name: 'render-epoch-burned', value: latest.burnedRender, text: null, unit: 'RENDER', kind: 'reported', source: 'render-burns', asOfMs: Date.parse(latest.endDate) });
          }
        } catch (error) {
          if (!isSourceFailure(error)) throw error;
          failures.push({ code: error.chainCode, detail: `${error.host}${error.detail === '' ? '' : ` (${error.detail})`}` });
        }
      }
      return { positions, reports, notices, facts, holdings: [], failures };
    },
  };
}

import type { Cancel } from '../../../../shared/units/cancel';
import type { Clock } from '../../../engine/ports/system';
import type { Asker } from './ask';
import { createChainFailure, isChainFailure } from './chain-failure';
import { isOtherType, parseTransaction, THETA_TYPES } from './parse-transaction';
import type { ThetaEntry } from './raw-entry';

/** Published by the project, no key needed (docs of 2026-01-31). */
export const THETA_EXPLORER = 'https://explorer-api.thetatoken.org/api';

export interface ThetaPage {
  /** Newest first, as the explorer gives them. */
  readonly entries: readonly ThetaEntry[];
  readonly rows: number;
  /** Where the page began, in transactions from the newest; at most what was asked for. */
  readonly offset: number;
  readonly limit: number;
  /** True: there is nothing behind this page. */
  readonly last: boolean;
}

/** At most 100 by the explorer's rule; a coinbase with thousands of outputs makes answers large, so it is asked for less. */
const LIMITS = [50, 20, 5, 1] as const;
/** A clock that runs ahead of ours by more than this tells nothing that happened. */
const AHEAD_MS = 60 * 60_000;

export interface ThetaClient {
  /** Transactions from the `offset`-th newest on. @throws ChainFailure */
  page(address: string, offset: number, cancel?: Cancel): Promise<ThetaPage>;
}

export function createThetaClient(asker: Asker, clock: Clock): ThetaClient {
  let size = 0;

  async function ask(address: string, offset: number, limit: number, cancel?: Cancel): Promise<ThetaPage> {
    const page = Math.floor(offset / limit) + 1;
    const types = encodeURIComponent(JSON.stringify(THETA_TYPES.map(String)));
    const { value, host } = await asker.ask(`/accountTx/${address.toLowerCase()}?types=${types}&isEqualType=true&pageNumber=${page}&limitNumber=${limit}`, (status, body) => {
      const answer = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
      // An account without transactions is "not found" in the explorer's words; behind the last page it says the same.
      if (status === 404 && answer['type'] === 'error_not_found') return { rows: [] as readonly unknown[], pages: 0, found: false };
      if (status !== 200 || answer['type'] !== 'account_tx_list' || !Array.isArray(answer['body'])) return null;
      const pages = Number(answer['totalPageNumber']);
      if (!Number.isSafeInteger(pages) || pages < 0 || Number(answer['currentPageNumber']) !== page) return null;
      return { rows: answer['body'] as readonly unknown[], pages, found: true };
    }, cancel);
    const { rows, pages } = value;
    if (rows.length > limit) throw createChainFailure('bad-answer', host, 'more than asked for');
    // The explorer knows of more pages and gives none: transactions it lists and cannot load. That is not the end.
    if (rows.length === 0 && page <= pages) throw createChainFailure('bad-answer', host, 'empty page');
    // Types that were not asked for (stake, slash) move no TFUEL to anybody.
    const entries = rows.filter((row) => !isOtherType(row)).map((row) => {
      const entry = parseTransaction(row, address);
      if (entry === null) throw createChainFailure('bad-answer', host, 'transaction');
      if (entry.atMs > clock.now() + AHEAD_MS) throw createChainFailure('bad-answer', host, 'transaction-in-the-future');
      return entry;
    });
    // It counts 0 pages for accounts that it does not know although it lists their transactions: then only an empty page is the end.
    return { entries, rows: rows.length, offset: (page - 1) * limit, limit, last: rows.length === 0 || (pages > 0 && page >= pages) };
  }

  return {
    async page(address, offset, cancel) {
      for (;;) {
        try {
          return await ask(address, offset, LIMITS[size] ?? 1, cancel);
        } catch (error) {
          if (!isChainFailure(error) || (error.detail !== 'too-large' && error.detail !== 'timeout') || size >= LIMITS.length - 1) throw error;
          size += 1;
        }
      }
    },
  };
}

import type { Http, HttpResponse } from '../../../engine/ports/system';
import type { Cancel } from '../../../../shared/units/cancel';
import { createChainFailure, hostOf, statusFailure, toChainFailure } from './failures';

/** The file was replaced while it was read: what was read belongs to two versions and is thrown away. */
export class FileChangedError extends Error {
  override readonly name = 'FileChangedError';
}

/** One version of the file, read in pieces. Every piece is checked to be of that version. */
export interface FileVersion {
  readonly host: string;
  readonly byteLength: number;
  /** ETag, else the day of change and the length: the same text means the same content. */
  readonly tag: string;
  /** UTC ms of the last change as the host tells it; null when it does not. */
  readonly modifiedAtMs: number | null;
  /** The end of the file, where a parquet file keeps its table of contents. */
  readonly tail: Uint8Array;
  /** True: these bytes are in memory already and would not be fetched. */
  has(start: number, end: number): boolean;
  /** @throws ChainFailure, FileChangedError, CancelledError */
  slice(start: number, end: number): Promise<Uint8Array>;
}

export interface PortalFile {
  /** One small request for the end of the file. @throws ChainFailure, CancelledError */
  open(cancel?: Cancel): Promise<FileVersion>;
  /** Bytes of all bodies since the start. */
  fetchedBytes(): number;
  requests(): number;
}

export interface PortalFileOptions {
  readonly http: Http;
  readonly url: () => string;
  readonly timeoutMs?: number;
  /** Pieces kept for the next provider that is read from the same version, bytes. */
  readonly keepBytes?: number;
}

/** The table of contents of 6 row groups with 19 columns is about 20 kB. */
const TAIL_BYTES = 64 * 1024;
/** Largest piece of one request: a column of a million rows has 2 to 8 MB. */
const LARGEST_PIECE = 64 * 1024 * 1024;
const LARGEST_FILE = 4 * 1024 * 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 120_000;
const DEFAULT_KEEP_BYTES = 24 * 1024 * 1024;

/** A file on a web server that is read by ranges. A host that sends the whole file instead is refused before its body is taken in. */
export function createPortalFile(options: PortalFileOptions): PortalFile {
  const { http, keepBytes = DEFAULT_KEEP_BYTES } = options;
  let fetched = 0;
  let requests = 0;
  let keptOf = '';
  let keptBytes = 0;
  const kept = new Map<string, Uint8Array>();

  async function piece(range: string, length: number, condition: Readonly<Record<string, string>>, cancel: Cancel | undefined): Promise<HttpResponse & { readonly bytes: Uint8Array }> {
    const url = options.url();
    const host = hostOf(url);
    requests += 1;
    let response: HttpResponse;
    try {
      response = await http.request({
        method: 'GET', url, headers: { accept: '*/*', range, ...condition }, purpose: 'filecoin-data-portal', binary: true, maxBytes: length,
        timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS, ...(cancel === undefined ? {} : { cancel }),
      });
    } catch (error) {
      throw toChainFailure(error, host);
    }
    if (response.status === 412) throw new FileChangedError();
    const failure = statusFailure(response.status, host);
    if (failure !== null) throw failure;
    // 200 would be the whole file, from its beginning.
    if (response.status !== 206) throw createChainFailure('bad-answer', host, 'no-ranges');
    const bytes = response.bytes ?? new Uint8Array();
    fetched += bytes.length;
    return { ...response, bytes };
  }

  function keep(tag: string, name: string, bytes: Uint8Array): void {
    if (keptOf !== tag) {
      kept.clear();
      keptBytes = 0;
      keptOf = tag;
    }
    if (bytes.length > keepBytes) return;
    kept.set(name, bytes);
    keptBytes += bytes.length;
    for (const [oldest, old] of kept) {
      if (keptBytes <= keepBytes) break;
      kept.delete(oldest);
      keptBytes -= old.length;
    }
  }

  return {
    async open(cancel) {
      const host = hostOf(options.url());
      const response = await piece(`bytes=-${TAIL_BYTES}`, TAIL_BYTES, {}, cancel);
      const place = parseContentRange(response.headers['content-range']);
      if (place === null || place.total > LARGEST_FILE || place.end !== place.total - 1 || response.bytes.length !== place.end - place.start + 1) {
        throw createChainFailure('bad-answer', host, 'content-range');
      }
      const etag = response.headers['etag'] ?? null;
      const modified = Date.parse(response.headers['last-modified'] ?? '');
      const modifiedAtMs = Number.isNaN(modified) ? null : modified;
      const tag = etag ?? `${modifiedAtMs ?? 'undated'}/${place.total}`;
      const { total } = place;
      // A weak tag cannot be a condition of a range; the tag of each answer is compared all the same.
      const condition: Record<string, string> = etag !== null && !etag.startsWith('W/') ? { 'if-match': etag } : {};
      return {
        host, byteLength: total, tag, modifiedAtMs, tail: response.bytes,
        has: (start, end) => keptOf === tag && kept.has(`${start}-${end}`),
        async slice(start, end) {
          const name = `${start}-${end}`;
          const ready = keptOf === tag ? kept.get(name) : undefined;
          if (ready !== undefined) return ready;
          const length = end - start;
          if (start < 0 || end > total || length <= 0 || length > LARGEST_PIECE) throw createChainFailure('bad-answer', host, 'range');
          const answer = await piece(`bytes=${start}-${end - 1}`, length, condition, cancel);
          const where = parseContentRange(answer.headers['content-range']);
          const sameTag = (answer.headers['etag'] ?? null) === etag;
          if (where === null) throw createChainFailure('bad-answer', host, 'content-range');
          if (!sameTag || where.total !== total) throw new FileChangedError();
          if (where.start !== start || where.end !== end - 1 || answer.bytes.length !== length) throw createChainFailure('bad-answer', host, 'content-range');
          keep(tag, name, answer.bytes);
          return answer.bytes;
        },
      };
    },
    fetchedBytes: () => fetched,
    requests: () => requests,
  };
}

function parseContentRange(text: string | undefined): { readonly start: number; readonly end: number; readonly total: number } | null {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(text ?? '');
  if (match === null) return null;
  const [start, end, total] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return start <= end && end < total ? { start, end, total } : null;
}

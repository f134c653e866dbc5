import type { IncomingMessage, ServerResponse } from 'node:http';
import { createMisbehavingServer, type Answer, type MisbehavingServer } from '../misbehaving-server';

/** What the server does wrong with the next requests. */
export interface PortalFaults {
  /** Sends the whole file with 200 whatever range is asked for. */
  wholeFile: boolean;
  /** Answers with this instead of the file. */
  instead: Answer | null;
  /** The file is another one at every request. */
  alwaysNew: boolean;
  /** Cuts the body short, keeping its promised length. */
  truncate: boolean;
  /** Adds to the range that it claims to send. */
  shiftRange: number;
}

export interface PortalServer {
  readonly url: string;
  readonly origin: string;
  readonly host: string;
  readonly faults: PortalFaults;
  readonly server: MisbehavingServer;
  /** Replaces the file, as the Data Portal does every day. */
  put(file: Uint8Array, options?: { readonly modifiedAtMs?: number | null; readonly etag?: string | null }): void;
  /** Bytes of bodies sent so far. */
  sentBytes(): number;
  ranges(): readonly string[];
  close(): Promise<void>;
}

/** A web server with a file that can be read by ranges, like the bucket behind the Data Portal, on the loopback address. */
export async function createPortalServer(): Promise<PortalServer> {
  const server = await createMisbehavingServer();
  let file = new Uint8Array();
  let etag: string | null = '"0"';
  let modifiedAtMs: number | null = null;
  let version = 0;
  let sent = 0;
  let asked = 0;
  const faults: PortalFaults = { wholeFile: false, instead: null, alwaysNew: false, truncate: false, shiftRange: 0 };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    asked += 1;
    const tag = faults.alwaysNew ? `"asked-${asked}"` : etag;
    const headers: Record<string, string> = { 'accept-ranges': 'bytes', 'content-type': 'application/octet-stream' };
    if (tag !== null) headers['etag'] = tag;
    if (modifiedAtMs !== null) headers['last-modified'] = new Date(modifiedAtMs).toUTCString();
    const wanted = request.headers['if-match'];
    if (wanted !== undefined && wanted !== tag) {
      response.writeHead(412, headers);
      response.end();
      return;
    }
    const range = request.headers.range ?? '';
    const suffix = /^bytes=-(\d+)$/.exec(range);
    const span = /^bytes=(\d+)-(\d+)$/.exec(range);
    if (faults.wholeFile || (suffix === null && span === null)) {
      response.writeHead(200, { ...headers, 'content-length': String(file.length) });
      response.end(file);
      sent += file.length;
      return;
    }
    const from = suffix === null ? Number(span?.[1]) : Math.max(0, file.length - Number(suffix[1]));
    const to = Math.min(file.length - 1, suffix === null ? Number(span?.[2]) : file.length - 1);
    const body = file.subarray(from, to + 1);
    response.writeHead(206, { ...headers, 'content-range': `bytes ${from + faults.shiftRange}-${to + faults.shiftRange}/${file.length}`, 'content-length': String(body.length) });
    sent += body.length;
    if (faults.truncate) {
      response.write(body.subarray(0, Math.floor(body.length / 2)));
      response.destroy();
    } else response.end(body);
  };
  server.answer((request, response, body) => {
    if (faults.instead === null) answer(request, response);
    else faults.instead(request, response, body);
  });

  return {
    url: `${server.origin}/daily_storage_providers_metrics.parquet`, origin: server.origin, host: server.host, faults, server,
    put(next, options = {}) {
      version += 1;
      file = new Uint8Array(next);
      etag = options.etag === undefined ? `"${version}"` : options.etag;
      modifiedAtMs = options.modifiedAtMs ?? null;
    },
    sentBytes: () => sent,
    ranges: () => server.seen.map((request) => request.headers.range ?? 'none'),
    close: () => server.close(),
  };
}

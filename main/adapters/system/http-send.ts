import { request as requestPlain, type Agent as PlainAgent, type IncomingMessage } from 'node:http';
import { request as requestTls, type Agent as TlsAgent } from 'node:https';
import { createGunzip } from 'node:zlib';
import type { Clock, HttpResponse } from '../../engine/ports/system';
import type { Cancel } from '../../../shared/units/cancel';
import { createHttpFailure, toHttpFailure } from './http-failure';

export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly binary: boolean;
  readonly cancel: Cancel;
}

export interface Agents {
  readonly plain: PlainAgent;
  readonly tls: TlsAgent;
}

/**
 * One request and its whole answer, without retry or redirect. The time-out covers everything from the name to the last byte;
 * `maxBytes` counts what comes out of gzip, so that a small answer cannot grow without end.
 * @throws HttpFailure `broken` also when the body ends before the length the server named.
 */
export async function sendOnce(exchange: Exchange, agents: Agents, clock: Clock): Promise<HttpResponse> {
  const idle = { closed: false };
  try {
    return await send(exchange, agents, clock, idle);
  } catch (error) {
    // The server closed a kept connection as the question was on its way, which is no refusal of the question: a fresh one carries it.
    if (idle.closed && !exchange.cancel.cancelled) return send(exchange, agents, clock, idle);
    throw error;
  }
}

function send(exchange: Exchange, agents: Agents, clock: Clock, idle: { closed: boolean }): Promise<HttpResponse> {
  const { url, cancel } = exchange;
  const startedAt = clock.mono();
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    const headers: Record<string, string> = { ...exchange.headers, 'accept-encoding': exchange.binary ? 'identity' : 'gzip' };
    if (exchange.body !== undefined) headers['content-length'] = String(Buffer.byteLength(exchange.body));
    const options = { method: exchange.method, headers };
    const outgoing = secure ? requestTls(url, { ...options, agent: agents.tls }) : requestPlain(url, { ...options, agent: agents.plain });

    let settled = false;
    // Set below; a call that is cancelled already settles before they are.
    let stopTimer = (): void => undefined;
    let offCancel = (): void => undefined;
    const settle = (finish: () => void): void => {
      if (settled) return;
      settled = true;
      stopTimer();
      offCancel();
      finish();
    };
    const fail = (error: unknown): void => {
      settle(() => reject(toHttpFailure(error, url.host)));
      outgoing.destroy();
    };
    stopTimer = clock.after(exchange.timeoutMs, () => fail(createHttpFailure('timeout', url.host)));
    offCancel = cancel.onCancel(() => fail(createHttpFailure('cancelled', url.host)));

    let answered = false;
    outgoing.on('error', (error) => {
      idle.closed = !settled && !answered && outgoing.reusedSocket && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      fail(error);
    });
    outgoing.on('response', (incoming) => {
      answered = true;
      readBody(incoming, exchange.maxBytes, url.host).then(
        (body) => settle(() => resolve({ status: incoming.statusCode ?? 0, headers: toHeaders(incoming), ...toContent(body, exchange.binary), durationMs: clock.mono() - startedAt })),
        fail,
      );
    });
    outgoing.end(exchange.body);
  });
}

function readBody(incoming: IncomingMessage, maxBytes: number, host: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const zipped = incoming.headers['content-encoding'] === 'gzip';
    const body = zipped ? incoming.pipe(createGunzip()) : incoming;
    const fail = (error: unknown): void => {
      incoming.unpipe();
      if (body !== incoming) body.destroy();
      reject(error instanceof Error ? error : createHttpFailure('broken', host));
    };
    // The line can break while gunzip still waits for more: `pipe` does not hand errors on.
    incoming.on('error', fail);
    body.on('error', () => fail(createHttpFailure('broken', host)));
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) fail(createHttpFailure('too-large', host));
      else chunks.push(chunk);
    });
    body.on('end', () => {
      if (incoming.complete) resolve(Buffer.concat(chunks));
      else fail(createHttpFailure('broken', host));
    });
  });
}

/** A piece of a file has no characters: decoding it as UTF-8 would lose bytes. */
const toContent = (body: Buffer, binary: boolean): Pick<HttpResponse, 'text' | 'bytes'> =>
  binary ? { text: '', bytes: new Uint8Array(body.buffer, body.byteOffset, body.byteLength) } : { text: body.toString('utf8') };

function toHeaders(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

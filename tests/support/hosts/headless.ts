import { request, type IncomingHttpHeaders } from 'node:http';

import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';

import type { Contract } from '../../../shared/contract/contract';
import type { Built } from './built';
import { startProgram, type Running, type StartOptions } from './running';

export type EngineClient = ContractRouterClient<Contract>;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Headless {
  readonly running: Running;
  readonly port: number;
  readonly token: string;
  readonly client: EngineClient;
  /** One request with exactly these headers and this path, as no browser would let a page send it. */
  raw(path: string, question?: Question): Promise<Answer>;
  /** Asks it to end and waits. */
  stop(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

const READY = /Nodeworth is ready: (http:\/\/[^/]+\/)#token=([A-Za-z0-9_-]+)/;

/** The contract's client over HTTP, as a page has it. */
export function connectClient(origin: string, token: string): EngineClient {
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { authorization: `Bearer ${token}` } }));
}

export function ask(port: number, path: string, question: Question = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method: question.method ?? 'GET', headers: question.headers ?? {}, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      response.once('error', reject);
    });
    sent.once('error', reject);
    sent.end(question.body);
  });
}

/** Starts the headless host and waits until it says its address. */
export async function startHeadless(built: Built, dataDir: string, options: StartOptions & { readonly words?: readonly string[] } = {}): Promise<Headless> {
  const running = startProgram(built.headless, ['--no-open', '--data-dir', dataDir, ...(options.words ?? [])], options);
  const [, url = '', token = ''] = await running.line(READY);
  const port = Number(new URL(url).port);
  return {
    running, port, token,
    client: connectClient(url.replace(/\/$/, ''), token),
    raw: (path, question) => ask(port, path, question),
    stop(signal = 'SIGTERM') {
      running.child.kill(signal);
      return running.ended;
    },
  };
}

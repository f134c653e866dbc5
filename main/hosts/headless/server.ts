import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { OpenAPIHandler } from '@orpc/openapi/node';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';

import type { EngineHandlers } from '../../../shared/contract/handlers';
import type { Logger } from '../../engine/ports/system';
import { createRouter, inputErrors } from '../rpc/router';
import { isLoopback, refuseStrangers, refuseWithoutToken } from './access';
import type { Refusal } from './access';
import { createPages } from './pages';

export interface HeadlessOptions {
  readonly host: string;
  readonly port: number;
  readonly token: string;
  readonly pagesFolder: string;
  readonly version: string;
}

export interface HeadlessServer {
  /** Address of the pages, without the token. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Bodies are small questions. A longer one is refused: by its declared length before it is read, and while it is read when it declared none. */
const MAX_BODY_B = 1_000_000;

function answer(response: ServerResponse, status: number, type: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers });
  response.end(body);
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Serves the contract and the pages on a loopback address.
 * @throws RangeError for any other address: TLS comes before listening there.
 */
export async function startHeadlessServer(handlers: EngineHandlers, logger: Logger, options: HeadlessOptions): Promise<HeadlessServer> {
  if (!isLoopback(options.host)) throw new RangeError(`${options.host} is not a loopback address; Nodeworth listens on this machine only until TLS is set up`);
  const router = createRouter(handlers, logger) as never;
  const bounded = () => ({ ...inputErrors(), plugins: [new BodyLimitPlugin({ maxBodySize: MAX_BODY_B })] });
  const rpc = new RPCHandler(router, bounded() as never);
  const api = new OpenAPIHandler(router, bounded() as never);
  const pages = createPages(options.pagesFolder);
  const allowed = new Set<string>();
  let document: Promise<string> | null = null;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refuse = (refusal: NonNullable<Refusal>): void => {
      logger.warn('http.refused', { status: refusal.status, why: refusal.why });
      answer(response, refusal.status, 'text/plain; charset=utf-8', `${refusal.why}\n`);
    };
    const stranger = refuseStrangers(request, allowed, 'http');
    if (stranger !== null) return refuse(stranger);
    const path = new URL(request.url ?? '/', 'http://engine').pathname;
    if (path.startsWith('/rpc/') || path.startsWith('/api/')) {
      const refusal = refuseWithoutToken(request, options.token);
      if (refusal !== null) return refuse(refusal);
      const { matched } = path.startsWith('/rpc/')
        ? await rpc.handle(request, response, { prefix: '/rpc', context: {} })
        : await api.handle(request, response, { prefix: '/api', context: {} });
      if (!matched) answer(response, 404, 'text/plain; charset=utf-8', 'no such call\n');
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'text/plain; charset=utf-8', 'GET only\n');
    if (path === '/openapi.json') {
      // Loaded when somebody asks: the generator and what it makes are nothing that a watcher whom nobody asks has to keep in memory.
      document ??= import('./open-api').then(async ({ openApiDocument }) => JSON.stringify(await openApiDocument(options.version)));
      return answer(response, 200, 'application/json', await document);
    }
    const page = await pages(path);
    response.writeHead(page.status, page.headers);
    response.end(page.body);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      logger.error('http.failed', { error: error instanceof Error ? error.message : String(error) });
      if (!response.headersSent) answer(response, 500, 'text/plain; charset=utf-8', 'unexpected\n');
      else response.destroy();
    });
  });
  await listen(server, options.port, options.host);
  const port = (server.address() as AddressInfo).port;
  for (const name of ['127.0.0.1', 'localhost', '[::1]', options.host]) allowed.add(`${name}:${port}`);

  return {
    url: `http://${options.host.includes(':') && !options.host.startsWith('[') ? `[${options.host}]` : options.host}:${port}/`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

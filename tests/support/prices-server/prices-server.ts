import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { binanceAnswer } from './binance-answers';
import { coinGeckoAnswer } from './coingecko-answers';
import { defiLlamaAnswer } from './defillama-answers';
import { frankfurterAnswer } from './frankfurter-answers';
import { jupiterAnswer } from './jupiter-answers';
import type { Answer, Market } from './market';

export interface PricesServer {
  /** Base addresses for the adapters. */
  readonly defillama: string;
  readonly coingecko: string;
  readonly frankfurter: string;
  readonly jupiter: string;
  readonly binance: string;
  /** The same as the environment of a program under test. */
  readonly env: Readonly<Record<string, string>>;
  readonly host: string;
  /** Paths with queries as they came, oldest first: `/defillama/prices/current/…`. */
  readonly asked: readonly string[];
  /** What every source answers instead, by its name; null: as it should. */
  fail(source: 'defillama' | 'coingecko' | 'frankfurter' | 'jupiter' | 'binance', answer: Answer | 'hang-up' | null): void;
  close(): Promise<void>;
}

/** The price services on one loopback port, speaking their real shapes about an invented market. */
export async function createPricesServer(market: Market): Promise<PricesServer> {
  const asked: string[] = [];
  const failing = new Map<string, Answer | 'hang-up'>();
  const answers = { defillama: defiLlamaAnswer, coingecko: coinGeckoAnswer, frankfurter: frankfurterAnswer, jupiter: jupiterAnswer, binance: binanceAnswer } as const;

  const reply = (response: ServerResponse, answer: Answer): void => {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  };

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const url = new URL(path, 'http://stand-in');
    const [, source = '', ...rest] = url.pathname.split('/');
    const instead = failing.get(source);
    if (instead === 'hang-up') {
      request.socket.destroy();
      return;
    }
    const answer = source in answers ? answers[source as keyof typeof answers] : null;
    reply(response, instead ?? answer?.(rest.map(decodeURIComponent), url.searchParams, market) ?? { status: 404, body: { error: 'no such path' } });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    defillama: `${origin}/defillama`,
    coingecko: `${origin}/coingecko`,
    frankfurter: `${origin}/frankfurter`,
    jupiter: `${origin}/jupiter`,
    binance: `${origin}/binance`,
    env: {
      NODEWORTH_JUPITER_URL: `${origin}/jupiter`, NODEWORTH_DEFILLAMA_URL: `${origin}/defillama`, NODEWORTH_COINGECKO_URL: `${origin}/coingecko`,
      NODEWORTH_BINANCE_URL: `${origin}/binance`, NODEWORTH_FRANKFURTER_URL: `${origin}/frankfurter`,
    },
    host: `127.0.0.1:${port}`,
    asked,
    fail: (source, answer) => {
      if (answer === null) failing.delete(source);
      else failing.set(source, answer);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export interface MisbehavingServer {
  readonly origin: string;
  readonly host: string;
  /** Every request that arrived, oldest first. */
  readonly seen: readonly { readonly method: string; readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];
  /** The next requests are answered by these in turn; the last one stays. */
  answer(...answers: Answer[]): void;
  close(): Promise<void>;
}

/** A real HTTP server on the loopback address that does whatever a test tells it to. */
export async function createMisbehavingServer(): Promise<MisbehavingServer> {
  const seen: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[] = [];
  let answers: Answer[] = [(_request, response) => void response.end('{}')];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      seen.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      answer?.(request, response, body);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    seen,
    answer: (...next) => { answers = next; },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Waits for something real (a socket, a file) to have happened, by turns of the event loop and without a sleep. */
export async function eventually(condition: () => boolean, what: string): Promise<void> {
  const giveUpAt = performance.now() + 5_000;
  while (!condition()) {
    if (performance.now() > giveUpAt) throw new Error(`never happened: ${what}`);
    await new Promise<void>((resolve) => { setImmediate(resolve); });
  }
}

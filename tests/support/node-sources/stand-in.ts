import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface StandInRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly url: URL;
  readonly body: string;
}

/** What a source answers: a value as JSON, or anything else by hand. `undefined`: 404. */
export type Reply = { readonly json: unknown } | { readonly raw: (request: IncomingMessage, response: ServerResponse) => void } | undefined;

export interface StandIn {
  readonly origin: string;
  readonly host: string;
  readonly asked: readonly StandInRequest[];
  /** All answers, or those to paths that match, become this; null: as they should be again. */
  fault(fault: Fault | null, on?: RegExp): void;
  close(): Promise<void>;
}

/** How a server can misbehave; each is a thing that was seen in the wild. */
export type Fault = 'hang-up' | 'hang' | 'busy' | 'broken' | 'forbidden' | 'html' | 'truncated' | 'huge' | 'null' | 'wrong-types' | 'empty';

/** A real HTTP server on the loopback address that speaks the shapes of a source and can misbehave. */
export async function createStandIn(route: (request: StandInRequest) => Reply): Promise<StandIn> {
  const asked: StandInRequest[] = [];
  const sockets = new Set<Socket>();
  let faulty: { readonly fault: Fault; readonly on: RegExp } | null = null;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '/';
      const asking: StandInRequest = { method: request.method ?? '', path, url: new URL(path, 'http://stand-in'), body: Buffer.concat(chunks).toString('utf8') };
      asked.push(asking);
      if (faulty !== null && faulty.on.test(path)) {
        misbehave(faulty.fault, request, response);
        return;
      }
      const reply = route(asking);
      if (reply === undefined) response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}');
      else if ('raw' in reply) reply.raw(request, response);
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply.json));
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
    asked,
    fault: (fault, on = /./) => { faulty = fault === null ? null : { fault, on }; },
    close: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
}

function misbehave(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  switch (fault) {
    case 'hang-up': return void request.socket.destroy();
    case 'hang': return;
    case 'busy': return void response.writeHead(429).end('slow down');
    case 'broken': return void response.writeHead(500).end('{"error":"broken"}');
    case 'forbidden': return void response.writeHead(403).end('no');
    case 'html': return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><script>alert(1)</script>');
    case 'truncated': return void response.writeHead(200).end('{"leases":[{"lease":');
    case 'huge': return void response.writeHead(200).end(`[${'0,'.repeat(20_000_000)}0]`);
    case 'null': return void response.writeHead(200).end('null');
    case 'wrong-types': return void response.writeHead(200).end('{"nodeID":5,"leases":"many","data":7,"currentRewards":[1],"hotspots":{"a":1},"earnings":null,"pagination":"x"}');
    case 'empty': return void response.writeHead(200).end('{}');
  }
}

/** The name that a failure of an adapter has to have under each fault. */
export const FAULT_CODES: Readonly<Record<Fault, string>> = {
  'hang-up': 'bad-answer',
  hang: 'endpoint-unreachable',
  busy: 'endpoint-busy',
  broken: 'endpoint-failed',
  forbidden: 'endpoint-forbidden',
  html: 'bad-answer',
  truncated: 'bad-answer',
  huge: 'bad-answer',
  null: 'bad-answer',
  'wrong-types': 'bad-answer',
  empty: 'bad-answer',
};

export const FAULTS = Object.keys(FAULT_CODES) as readonly Fault[];

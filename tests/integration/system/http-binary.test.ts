import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp, type ManagedHttp } from '../../../main/adapters/system/http';
import { createMisbehavingServer, type MisbehavingServer } from '../../support/misbehaving-server';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock } from '../../support/virtual-clock';

/** Every byte there is, so that a decoding as text would show. */
const FILE = Uint8Array.from({ length: 4_096 }, (_, i) => (i * 7) % 256);

let server: MisbehavingServer;
let http: ManagedHttp;

beforeEach(async () => {
  server = await createMisbehavingServer();
  http = createHttp({ clock: createVirtualClock(), random: { next: () => 1, id: () => 'id' }, logger: createQuietLogger() });
});

afterEach(async () => {
  http.close();
  await server.close();
});

const servePiece = (): void =>
  server.answer((request, response) => {
    const [, from = '0', to = '0'] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    response.writeHead(206, { 'content-range': `bytes ${from}-${to}/${FILE.length}` });
    response.end(FILE.subarray(Number(from), Number(to) + 1));
  });

describe('a piece of a file', () => {
  it('comes back byte for byte, and not as text', async () => {
    servePiece();
    const answer = await http.request({ method: 'GET', url: `${server.origin}/file`, headers: { range: 'bytes=100-611' }, purpose: 'test', binary: true });
    expect(answer.status).toBe(206);
    expect(answer.text).toBe('');
    expect(answer.bytes).toEqual(FILE.slice(100, 612));
  });

  it('is asked for uncompressed: a range of a compressed file is another range', async () => {
    servePiece();
    await http.request({ method: 'GET', url: `${server.origin}/file`, headers: { range: 'bytes=0-1' }, purpose: 'test', binary: true });
    expect(server.seen[0]?.headers['accept-encoding']).toBe('identity');
  });

  it('is refused when the host sends more than was asked for', async () => {
    server.answer((_request, response) => void response.end(FILE));
    const asked = http.request({ method: 'GET', url: `${server.origin}/file`, headers: { range: 'bytes=0-9' }, purpose: 'test', binary: true, maxBytes: 10 });
    await expect(asked).rejects.toMatchObject({ httpCode: 'too-large' });
  });

  it('leaves other answers as they are: text, and no bytes', async () => {
    server.answer((_request, response) => void response.end('{"ä":1}'));
    const answer = await http.request({ method: 'GET', url: `${server.origin}/`, purpose: 'test' });
    expect(answer).toMatchObject({ text: '{"ä":1}' });
    expect(answer.bytes).toBeUndefined();
  });
});

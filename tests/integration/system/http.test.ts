import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp, type HttpOptions, type ManagedHttp } from '../../../main/adapters/system/http';
import type { Http, HttpFailure, Logger } from '../../../main/engine/ports/system';
import { createCancel } from '../../../shared/units/cancel';
import { createMisbehavingServer, eventually, type Answer, type MisbehavingServer } from '../../support/misbehaving-server';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const status = (code: number, headers: Record<string, string> = {}, body = '{}'): Answer => (_request, response) => {
  response.writeHead(code, headers);
  response.end(body);
};

let server: MisbehavingServer;
let clock: VirtualClock;
let counted: string[];
let open: ManagedHttp[];

beforeEach(async () => {
  server = await createMisbehavingServer();
  clock = createVirtualClock();
  counted = [];
  open = [];
});

afterEach(async () => {
  for (const http of open) http.close();
  await server.close();
});

const make = (options: Partial<HttpOptions> = {}): ManagedHttp => {
  const http = createHttp({
    clock,
    random: { next: () => 1, id: () => 'id' },
    logger: silent,
    traffic: { record: (host, purpose, _atMs, code, failed) => { counted.push(`${host === server.host ? 'server' : host} ${purpose} ${code} ${failed ? 'failed' : 'good'}`); } },
    ...options,
  });
  open.push(http);
  return http;
};

const get = (http: Http, path = '/', more: Partial<Parameters<Http['request']>[0]> = {}) => http.request({ method: 'GET', url: `${server.origin}${path}`, purpose: 'test', ...more });

const failureOf = async (asked: Promise<unknown>): Promise<HttpFailure> => {
  try {
    await asked;
  } catch (error) {
    return error as HttpFailure;
  }
  throw new Error('it did not fail');
};

describe('an answer', () => {
  it('comes with status, lower-case headers and text, and is counted', async () => {
    server.answer(status(200, { 'X-Thing': 'a' }, '{"ä":1}'));
    const answer = await get(make());
    expect(answer).toMatchObject({ status: 200, text: '{"ä":1}' });
    expect(answer.headers['x-thing']).toBe('a');
    expect(counted).toEqual(['server test 200 good']);
  });

  it('is unpacked from gzip', async () => {
    server.answer((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('{"packed":true}'));
    });
    expect((await get(make())).text).toBe('{"packed":true}');
    expect(server.seen[0]?.headers['accept-encoding']).toBe('gzip');
  });

  it('of 404 is an answer, asked once', async () => {
    server.answer(status(404));
    expect((await get(make())).status).toBe(404);
    expect(server.seen).toHaveLength(1);
    expect(counted).toEqual(['server test 404 failed']);
  });

  it('carries the body of a POST as sent', async () => {
    server.answer(status(200));
    await make().request({ method: 'POST', url: `${server.origin}/rpc`, purpose: 'test', body: '{"id":"é"}', headers: { 'content-type': 'application/json' } });
    expect(server.seen[0]).toMatchObject({ method: 'POST', body: '{"id":"é"}' });
  });
});

describe('a busy host', () => {
  it('is left alone for the seconds it asks for, shown as waiting, then asked again', async () => {
    server.answer(status(429, { 'retry-after': '30' }), status(200, {}, 'now'));
    const http = make();
    const asked = get(http);
    await eventually(() => http.waitingUntil(server.host) !== null, 'the pause');
    expect(http.waitingUntil(server.host)).toBe(clock.now() + 30_000);
    await clock.advance(29_999);
    expect(server.seen).toHaveLength(1);
    await clock.advance(1);
    expect((await asked).text).toBe('now');
    expect(http.waitingUntil(server.host)).toBeNull();
    expect(counted).toEqual(['server test 429 failed', 'server test 200 good']);
  });

  it('is left alone until the date it names', async () => {
    server.answer(status(503, { 'retry-after': new Date(clock.now() + 90_000).toUTCString() }), status(200, {}, 'back'));
    const http = make();
    const asked = get(http);
    await eventually(() => http.waitingUntil(server.host) !== null, 'the pause');
    expect(http.waitingUntil(server.host)).toBe(clock.now() + 90_000);
    await clock.advance(90_000);
    expect((await asked).text).toBe('back');
  });

  it('holds up every other call to it, and no call to another host', async () => {
    const other = await createMisbehavingServer();
    server.answer(status(429, { 'retry-after': '5' }), status(200));
    const http = make();
    const first = get(http);
    await eventually(() => http.waitingUntil(server.host) !== null, 'the pause');
    const second = get(http, '/second');
    expect((await http.request({ method: 'GET', url: other.origin, purpose: 'test' })).status).toBe(200);
    expect(server.seen).toHaveLength(1);
    await clock.advance(5_000);
    await Promise.all([first, second]);
    expect(server.seen).toHaveLength(3);
    await other.close();
  });

  it('that asks for longer than the call waits gives its answer back, and refuses the next call without asking', async () => {
    server.answer(status(429, { 'retry-after': '3600' }));
    const http = make();
    expect((await get(http, '/', { maxWaitMs: 60_000 })).status).toBe(429);
    const failure = await failureOf(get(http, '/', { maxWaitMs: 60_000 }));
    expect(failure.httpCode).toBe('refused');
    expect(server.seen).toHaveLength(1);
  });

  it('never gets a POST a second time, unless the POST only reads', async () => {
    server.answer(status(429, { 'retry-after': '1' }), status(200));
    const http = make();
    const post = { method: 'POST', url: server.origin, purpose: 'test', body: '{}' } as const;
    expect((await http.request(post)).status).toBe(429);
    await clock.advance(1_000);
    server.answer(status(429, { 'retry-after': '1' }), status(200));
    const asked = http.request({ ...post, idempotent: true });
    await eventually(() => http.waitingUntil(server.host) !== null, 'the pause');
    await clock.advance(1_000);
    expect((await asked).status).toBe(200);
  });

  it('without a wish gets longer and longer rests, up to five attempts', async () => {
    server.answer(status(429));
    const http = make();
    const asked = get(http);
    for (const [attempt, restMs] of [500, 1_000, 2_000, 4_000].entries()) {
      await eventually(() => server.seen.length === attempt + 1 && (http.waitingUntil(server.host) ?? 0) > clock.now(), `attempt ${attempt}`);
      expect(http.waitingUntil(server.host)).toBe(clock.now() + restMs);
      await clock.advance(restMs);
    }
    expect((await asked).status).toBe(429);
    expect(server.seen).toHaveLength(5);
  });
});

describe('a broken answer', () => {
  const truncated: Answer = (request, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"half":');
    setImmediate(() => request.socket.destroy());
  };
  const reset: Answer = (request) => { request.socket.resetAndDestroy(); };

  it.each([
    ['cut short', truncated],
    ['cut short in chunks', ((request, response) => {
      response.write('{"half":');
      setImmediate(() => request.socket.destroy());
    }) satisfies Answer],
    ['cut short in gzip', ((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('x'.repeat(5_000)).subarray(0, 20));
    }) satisfies Answer],
    ['cut short in gzip by the line', ((request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': '5000' });
      response.write(gzipSync('x'.repeat(5_000)).subarray(0, 20));
      setImmediate(() => request.socket.destroy());
    }) satisfies Answer],
    ['reset', reset],
  ])('(%s) is `broken`, never half a text', async (_name, answer) => {
    server.answer(answer);
    const failure = await failureOf(get(make(), '/', { idempotent: false }));
    expect(failure.httpCode).toBe('broken');
    expect(counted).toEqual(['server test broken failed']);
  });

  it('is asked for again when it was a read', async () => {
    server.answer(reset, status(502), truncated, status(200, {}, 'whole'));
    const asked = get(make());
    for (const count of [1, 2, 3]) {
      await eventually(() => counted.length === count, `answer ${count}`);
      await clock.advance(30_000);
    }
    expect((await asked).text).toBe('whole');
  });

  it('because the server let go of a kept connection is asked for on a fresh one', async () => {
    const http = make();
    server.answer(status(200, {}, 'first'));
    await get(http);
    // The second question goes over the connection of the first, which the server resets without a word.
    server.answer((request) => { request.socket.resetAndDestroy(); }, status(200, {}, 'second'));
    expect((await get(http, '/', { idempotent: false })).text).toBe('second');
    expect(counted).toEqual(['server test 200 good', 'server test 200 good']);
    // A fresh connection that is reset is broken, and not tried again behind the back of whoever asked.
    server.answer((request) => { request.socket.resetAndDestroy(); });
    expect((await failureOf(get(make(), '/', { idempotent: false }))).httpCode).toBe('broken');
  });

  it('larger than allowed stops early, also when gzip made it small', async () => {
    const http = make();
    server.answer(status(200, {}, 'x'.repeat(50_000)));
    expect((await failureOf(get(http, '/', { maxBytes: 10_000 }))).httpCode).toBe('too-large');
    server.answer((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('x'.repeat(5_000_000)));
    });
    expect((await failureOf(get(http, '/', { maxBytes: 10_000 }))).httpCode).toBe('too-large');
    expect(server.seen).toHaveLength(2);
  });

  it('that never comes is a `timeout` after the time allowed', async () => {
    server.answer(() => undefined);
    const asked = failureOf(get(make(), '/', { timeoutMs: 4_000, idempotent: false }));
    await eventually(() => server.seen.length === 1, 'the question');
    await clock.advance(4_000);
    expect((await asked).httpCode).toBe('timeout');
  });

  it('that never comes is asked for twice, not five times', async () => {
    server.answer(() => undefined);
    const asked = failureOf(get(make(), '/', { timeoutMs: 4_000 }));
    await eventually(() => server.seen.length === 1, 'the question');
    await clock.advance(4_500);
    await eventually(() => server.seen.length === 2, 'the second question');
    await clock.advance(60_000);
    expect((await asked).httpCode).toBe('timeout');
    expect(server.seen).toHaveLength(2);
  });

  it('from nobody at all is `refused`; a name nobody has is `name-not-found`', async () => {
    await server.close();
    expect((await failureOf(get(make(), '/', { idempotent: false }))).httpCode).toBe('refused');
    expect((await failureOf(make().request({ method: 'GET', url: 'http://nobody.invalid/', purpose: 'test' }))).httpCode).toBe('name-not-found');
  });
});

it('a host that speaks no TLS where TLS was asked for is `tls`', async () => {
  const failure = await failureOf(make().request({ method: 'GET', url: `https://${server.host}/`, purpose: 'test' }));
  expect(failure.httpCode).toBe('tls');
});

describe('a redirect', () => {
  it('within the host is followed', async () => {
    server.answer(status(302, { location: '/there' }), status(200, {}, 'there'));
    expect((await get(make())).text).toBe('there');
    expect(server.seen.map((s) => s.path)).toEqual(['/', '/there']);
  });

  it.each(['http://elsewhere.invalid/', 'file:///etc/passwd', '//127.0.0.1:1/', ''])('to %j is refused', async (location) => {
    server.answer(status(302, location === '' ? {} : { location }));
    expect((await failureOf(get(make(), '/', { idempotent: false }))).httpCode).toBe('broken');
    expect(server.seen).toHaveLength(1);
  });

  it('without end stops', async () => {
    server.answer(status(301, { location: '/again' }));
    expect((await failureOf(get(make(), '/', { idempotent: false }))).httpCode).toBe('broken');
    expect(server.seen).toHaveLength(4);
  });

  it('does not turn a POST into something else', async () => {
    server.answer(status(302, { location: '/there' }));
    const failure = await failureOf(make().request({ method: 'POST', url: server.origin, purpose: 'test', body: 'x' }));
    expect(failure.httpCode).toBe('broken');
  });
});

describe('limits', () => {
  it('let a burst go and then so many a second, in the order of asking', async () => {
    server.answer(status(200));
    const http = make({ limits: { [server.host]: { perSecond: 2, burst: 3, concurrent: 10 } } });
    const asked = [0, 1, 2, 3, 4].map((n) => get(http, `/${n}`));
    await eventually(() => server.seen.length === 3, 'the burst');
    await clock.advance(499);
    expect(server.seen).toHaveLength(3);
    await clock.advance(1);
    await eventually(() => server.seen.length === 4, 'the fourth');
    await clock.advance(500);
    await Promise.all(asked);
    expect(server.seen.map((s) => s.path).toSorted()).toEqual(['/0', '/1', '/2', '/3', '/4']);
    expect(server.seen[4]?.path).toBe('/4');
  });

  it('keep no more open than allowed', async () => {
    const held: (() => void)[] = [];
    server.answer((_request, response) => { held.push(() => response.end('{}')); });
    const http = make();
    http.setLimit(server.host, { perSecond: 1000, burst: 1000, concurrent: 2 });
    const asked = [0, 1, 2].map((n) => get(http, `/${n}`));
    await eventually(() => held.length === 2, 'two open');
    await clock.flush();
    expect(held).toHaveLength(2);
    for (const finish of held.splice(0)) finish();
    await eventually(() => held.length === 1, 'the third');
    for (const finish of held.splice(0)) finish();
    await Promise.all(asked);
  });
});

describe('stopping', () => {
  it('a call in the queue, in flight or resting ends as `cancelled` and leaves no timer', async () => {
    const http = make({ limits: { [server.host]: { perSecond: 0.001, burst: 1, concurrent: 1 } } });
    server.answer(() => undefined);
    const stop = createCancel();
    const flying = failureOf(get(http, '/', { cancel: stop }));
    const queued = failureOf(get(http, '/', { cancel: stop }));
    await eventually(() => server.seen.length === 1, 'the first');
    stop.cancel();
    expect((await flying).httpCode).toBe('cancelled');
    expect((await queued).httpCode).toBe('cancelled');

    const resting = make();
    server.answer(status(429, { 'retry-after': '60' }));
    const stopRest = createCancel();
    const asked = failureOf(get(resting, '/', { cancel: stopRest }));
    await eventually(() => resting.waitingUntil(server.host) !== null, 'the pause');
    stopRest.cancel();
    expect((await asked).httpCode).toBe('cancelled');
    expect((await failureOf(get(resting, '/', { cancel: stopRest }))).httpCode).toBe('cancelled');
    expect(clock.pending()).toBe(0);
  });

  it('a host that is switched off is never asked', async () => {
    const failure = await failureOf(get(make({ isAllowed: () => false })));
    expect(failure.httpCode).toBe('switched-off');
    expect(server.seen).toHaveLength(0);
    expect(counted).toEqual([]);
  });
});

it('a failure names a code and the host, never the path, the query or a key', async () => {
  await server.close();
  const failure = await failureOf(make().request({ method: 'GET', url: `${server.origin}/v1/key-in-path?api-key=hunter2`, purpose: 'test', headers: { authorization: 'hunter2' }, idempotent: false }));
  expect(failure.message).toBe(`refused: ${server.host}`);
  expect(failure.host).toBe(server.host);
  expect(JSON.stringify({ ...failure })).not.toContain('hunter2');
});

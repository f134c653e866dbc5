import { MessageChannel } from 'node:worker_threads';

import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createTopic, type Topic } from '../../../main/engine/publish/topic';
import { startHeadlessServer } from '../../../main/hosts/headless/server';
import { createPortServer } from '../../../main/hosts/rpc/port';
import type { Frame } from '../../../shared/contract/topics';
import { createCancel, type CancelSource } from '../../../shared/units/cancel';
import { connectClient, type EngineClient } from '../../support/hosts/headless';
import { until } from '../../support/hosts/running';
import { createVirtualClock } from '../../support/virtual-clock';
import { openEngine } from './engine-rig';

interface State {
  readonly count: number;
  readonly word: string;
}

interface Heard {
  readonly frames: { readonly atMs: number; readonly frame: Frame<State> }[];
  readonly cancel: CancelSource;
  readonly over: Promise<void>;
}

const open = () => {
  const clock = createVirtualClock();
  const topic = createTopic<State>(clock, 'run-1', { count: 0, word: 'first' });
  const audience: number[] = [];
  topic.onAudience((n) => audience.push(n));
  const listen = (to: Topic<State> = topic): Heard => {
    const cancel = createCancel();
    const frames: { readonly atMs: number; readonly frame: Frame<State> }[] = [];
    const over = (async () => {
      for await (const frame of to.subscribe(cancel)) frames.push({ atMs: clock.mono(), frame });
    })();
    return { frames, cancel, over };
  };
  return { clock, topic, audience, listen };
};

describe('a live topic', () => {
  it('gives a snapshot of now, then patches of this run, numbered without a gap for each listener', async () => {
    const { clock, topic, listen } = open();
    topic.publish({ count: 5 });
    const early = listen();
    await clock.advance(1000);
    topic.publish({ count: 6 });
    await clock.advance(1000);
    const late = listen();
    await clock.flush();
    topic.publish({ word: 'last' });
    await clock.advance(1000);
    expect(early.frames.map(({ frame }) => frame)).toEqual([
      { kind: 'snapshot', epoch: 'run-1', rev: 0, data: { count: 5, word: 'first' } },
      { kind: 'patch', epoch: 'run-1', rev: 1, data: { count: 6 } },
      { kind: 'patch', epoch: 'run-1', rev: 2, data: { word: 'last' } },
    ]);
    expect(late.frames.map(({ frame }) => frame)).toEqual([
      { kind: 'snapshot', epoch: 'run-1', rev: 0, data: { count: 6, word: 'first' } },
      { kind: 'patch', epoch: 'run-1', rev: 1, data: { word: 'last' } },
    ]);
    topic.close();
    await Promise.all([early.over, late.over]);
    expect(clock.pending()).toBe(0);
  });

  it('sends at most four patches a second, merged, and none is lost', async () => {
    const { clock, topic, listen } = open();
    const { frames, over } = listen();
    await clock.flush();
    for (let at = 1; at <= 300; at += 1) {
      topic.publish(at % 2 === 0 ? { count: at } : { word: `w${at}` });
      await clock.advance(10);
    }
    await clock.advance(1000);
    const patches = frames.slice(1);
    expect(patches.length).toBeGreaterThan(8);
    for (let at = 1; at < patches.length; at += 1) expect((patches[at]?.atMs ?? 0) - (patches[at - 1]?.atMs ?? 0)).toBeGreaterThanOrEqual(250);
    expect(patches.map(({ frame }) => frame.rev)).toEqual(patches.map((_, at) => at + 1));
    expect(Object.assign({}, ...frames.map(({ frame }) => frame.data))).toEqual({ count: 300, word: 'w299' });
    topic.close();
    await over;
    expect(clock.pending()).toBe(0);
  });

  it('counts its listeners, and one that leaves leaves nothing: while it waits and within a pause', async () => {
    const { clock, topic, audience, listen } = open();
    const waiting = listen();
    const pausing = listen();
    await clock.flush();
    expect(audience).toEqual([1, 2]);
    waiting.cancel.cancel();
    await waiting.over;
    topic.publish({ count: 1 });
    await clock.flush();
    expect(clock.pending()).toBe(1);
    pausing.cancel.cancel();
    await pausing.over;
    expect(audience).toEqual([1, 2, 1, 0]);
    expect(clock.pending()).toBe(0);
    expect(pausing.frames).toHaveLength(1);
  });

  it('ends all streams when it closes, and a late listener at once', async () => {
    const { clock, topic, audience, listen } = open();
    const waiting = listen();
    const pausing = listen();
    await clock.flush();
    topic.publish({ count: 1 });
    await clock.flush();
    topic.close();
    await Promise.all([waiting.over, pausing.over]);
    const late = listen();
    await late.over;
    expect(audience.at(-1)).toBe(0);
    expect(clock.pending()).toBe(0);
  });
});

describe('live topics of an engine', () => {
  const transports: readonly (readonly [string, (rig: ReturnType<typeof openEngine>) => Promise<{ readonly client: EngineClient; vanish(): void }>])[] = [
    ['HTTP', async (rig) => {
      const server = await startHeadlessServer(rig.handlers, rig.logger, { host: '127.0.0.1', port: 0, token: 'token-of-this-test', pagesFolder: '/nonexistent', version: '0' });
      onTestFinished(() => server.close());
      return { client: connectClient(server.url.replace(/\/$/, ''), 'token-of-this-test'), vanish: () => void server.close() };
    }],
    ['a message port', async (rig) => {
      const { port1, port2 } = new MessageChannel();
      createPortServer(rig.handlers, rig.logger).attach(port1 as never);
      port1.start();
      const client = createORPCClient(new RPCLink({ port: port2 as never })) as EngineClient;
      port2.start();
      const close = (): void => port2.close();
      onTestFinished(close);
      return { client, vanish: close };
    }],
  ];

  it.each(transports)('over %s: sampling is quick while somebody looks, and slow again when the page says goodbye or vanishes', async (_, connect) => {
    const rig = openEngine();
    rig.engine.start();
    const audience: number[] = [];
    rig.parts.topics.hardware.onAudience((n) => audience.push(n));
    const { client, vanish } = await connect(rig);

    const polite = await client.live.hardware();
    expect((await polite[Symbol.asyncIterator]().next()).value).toMatchObject({ kind: 'snapshot', rev: 0, epoch: rig.parts.info.epoch });
    expect(audience).toEqual([1]);
    await polite.return(undefined);
    await until('the polite one to be gone', () => (audience.at(-1) === 0 ? true : undefined));

    const rude = await client.live.hardware();
    await rude[Symbol.asyncIterator]().next();
    expect(audience.at(-1)).toBe(1);
    // Whatever the stream says at its end is no matter: the page is gone.
    rude[Symbol.asyncIterator]().next().catch(() => undefined);
    vanish();
    await until('the rude one to be gone', () => (audience.at(-1) === 0 ? true : undefined));
  });

  it('tell of what a call changed, by area', async () => {
    const { handlers, clock } = openEngine();
    const cancel = createCancel();
    const areas: string[] = [];
    const over = (async () => {
      for await (const frame of handlers.live.changes(cancel)) if (frame.kind === 'patch') areas.push(...(frame.data.areas ?? []));
    })();
    await clock.flush();
    await handlers.settings.set({ syncEveryMinutes: 60 });
    await clock.advance(300);
    const tariff = await handlers.tariffs.save({ currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.3 }], standingPerDay: 0, validFrom: null });
    await handlers.tariffs.remove({ id: tariff.id });
    await handlers.devices.save({ name: 'Hotspot' });
    await clock.advance(300);
    cancel.cancel();
    await over;
    expect(areas).toEqual(['settings', 'tariffs', 'devices']);
  });
});

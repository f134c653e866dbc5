import type { VirtualClock } from '../virtual-clock';

/** Lets virtual time pass in small steps, so that pauses and time-outs of the http port come and go, until the promise is settled. */
export async function settled<T>(promise: Promise<T>, clock: VirtualClock): Promise<T> {
  let done = false;
  const watched = promise.finally(() => { done = true; });
  watched.catch(() => undefined);
  for (let step = 0; !done && step < 20_000; step += 1) {
    // Turns of the event loop first: answers of a loopback server need a few, and no time may seem to pass for them.
    for (let turn = 0; turn < 10 && !done; turn += 1) await new Promise<void>((resolve) => { setImmediate(resolve); });
    if (!done) await clock.advance(50);
  }
  return watched;
}

/** All pages of a pass, stored as the engine stores them: the entries and the cursor behind them. A failure ends it and is given back. */
export async function drain<P extends { readonly cursor: string }>(pages: AsyncIterable<P>, clock: VirtualClock): Promise<{ readonly pages: readonly P[]; readonly cursor: string | null; readonly failure: unknown }> {
  const kept: P[] = [];
  let failure: unknown = null;
  const reading = (async () => {
    for await (const page of pages) kept.push(page);
  })();
  try {
    await settled(reading, clock);
  } catch (error) {
    failure = error;
  }
  return { pages: kept, cursor: kept.at(-1)?.cursor ?? null, failure };
}

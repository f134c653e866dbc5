import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { DoctorCheck } from '../../../shared/contract/schemas/settings';
import type { Wallet } from '../../../shared/domain/wallet';
import type { EngineParts } from '../handlers/parts';
import type { EntrySource } from '../ports/entries';

type Check = DeepReadonly<DoctorCheck>;
type Base = Pick<DoctorCheck, 'id' | 'title'>;

const OFF = 'switched off in the settings';
const works = (base: Base, detail = 'answered'): Check => ({ ...base, state: 'works', detail, remedy: null });
const off = (base: Base, detail = OFF): Check => ({ ...base, state: 'switched-off', detail, remedy: null });
const broken = (base: Base, detail: string, remedy: string): Check => ({ ...base, state: 'does-not-work', detail, remedy });

const ENDPOINT_REMEDY = 'Check the connection, or set another endpoint in the settings.';
const LOOK_REMEDY = 'What it told last stays on the pages with its age; check the connection.';

/** The failure's code, or null when it worked. Codes only: a host's own words do not cross. */
async function tryIt(run: () => Promise<unknown>): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof Error && 'chainCode' in error) return String(error.chainCode);
    if (error instanceof Error && 'httpCode' in error) return String(error.httpCode);
    return 'did not answer as expected';
  }
}

async function chainChecks({ ports, settings }: EngineParts): Promise<readonly Check[]> {
  const { chainEnabled, sourcesOff } = settings.get();
  const checks: Check[] = [];
  for (const chain of ports.chains) {
    const base = { id: `chain.${chain.chain}`, title: `${chain.chain} endpoint ${chain.status().endpoint}` };
    if (!chainEnabled || sourcesOff.includes(chain.chain)) checks.push(off(base));
    else {
      const failed = await tryIt(() => chain.blockTimeMs(1));
      checks.push(failed === null ? works(base) : broken(base, failed, ENDPOINT_REMEDY));
    }
  }
  return checks;
}

/** The cheapest question of a source that needs an address: how much it would fetch, or its next page, which is not kept. */
async function askOnce(source: EntrySource, wallet: Wallet, { ports, networks }: EngineParts): Promise<void> {
  const cursor = ports.store.entries.cursor(wallet.id, source.id)?.cursor ?? null;
  if (source.measure !== undefined) {
    await source.measure(wallet, cursor);
    return;
  }
  const pages = source.pages(wallet, cursor, { networks: networks.book(), decisions: ports.store.ledger.decisions() });
  for await (const _page of pages) break;
}

async function entryChecks(parts: EngineParts): Promise<readonly Check[]> {
  const { ports, settings } = parts;
  const { chainEnabled, sourcesOff } = settings.get();
  const wallets = ports.store.ledger.wallets();
  return Promise.all(
    ports.entries.map(async (source) => {
      const base = { id: `source.${source.id}`, title: `Payments from ${source.id}` };
      const wallet = wallets.find((one) => source.reads(one));
      if (!chainEnabled || sourcesOff.includes(source.id)) return off(base);
      if (wallet === undefined) return off(base, 'not asked: no address is watched there');
      const failed = await tryIt(() => askOnce(source, wallet, parts));
      return failed === null ? works(base) : broken(base, failed, ENDPOINT_REMEDY);
    }),
  );
}

async function lookChecks({ ports, settings, looks }: EngineParts): Promise<readonly Check[]> {
  const { chainEnabled } = settings.get();
  const states = chainEnabled && ports.watches.length > 0 ? await looks.lookNow() : [];
  return ports.watches.map((watch): Check => {
    const base = { id: `look.${watch.id}`, title: `What ${watch.network} says itself (${watch.id})` };
    if (!chainEnabled || settings.get().sourcesOff.some((id) => id === watch.id || id === watch.network)) return off(base);
    const own = states.filter((state) => state.watch === watch.id);
    if (own.length === 0) return off(base, 'not asked: no address is watched there');
    const codes = [...new Set(own.flatMap((state) => state.failures.map((failure) => failure.code)))].join(', ');
    if (own.every((state) => state.state === 'fresh')) return works(base);
    if (own.every((state) => state.state === 'failed')) return broken(base, codes, LOOK_REMEDY);
    return { ...base, state: 'partly', detail: codes, remedy: LOOK_REMEDY };
  });
}

async function priceChecks({ ports, settings }: EngineParts): Promise<readonly Check[]> {
  const sources = [...new Set([...ports.prices.spot, ...ports.prices.history])];
  return Promise.all(
    sources.map(async (source) => {
      const base = { id: `prices.${source.id}`, title: `Prices from ${source.id}` };
      if (!settings.get().pricesEnabled) return off(base);
      const failed = await tryIt(() => source.spot(['So11111111111111111111111111111111111111112']));
      return failed === null ? works(base) : broken(base, failed, 'Prices already stored stay in use; check the connection.');
    }),
  );
}

/** Every source outside: asked once, the answer not kept (but for looks). */
export async function sourceChecks(parts: EngineParts): Promise<readonly Check[]> {
  // Side by side: each asks other hosts, and a host that is silent takes its time.
  const checks = await Promise.all([chainChecks(parts), entryChecks(parts), lookChecks(parts), priceChecks(parts)]);
  return checks.flat();
}

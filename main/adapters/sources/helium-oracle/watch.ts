import type { ChainFailure } from '../../../engine/ports/chain';
import type { Clock, Http } from '../../../engine/ports/system';
import type { NetworkWatch, SolanaAccounts } from '../../../engine/ports/watch';
import type { Position } from '../../../../shared/domain/position';
import type { LookFailure, SourceFact, SourceNotice, SourceReport } from '../../../../shared/domain/source-look';
import { REWARD_PATHS, type RewardPath } from '../../../../shared/networks/helium/addresses';
import { HNT, IOT, MOBILE } from '../../../../shared/networks/helium/tokens';
import type { Cancel } from '../../../../shared/units/cancel';
import { isSourceFailure } from '../ask-json';
import { isAddress, parseOracleUrls, parseRecipient, recipientAddress } from './accounts';
import { readEntities, readLifetime, readLifetimes } from './client';
import { createDerived } from './derived';
import { ENTITIES_URL, HNT_ORACLE_URL, isHeliumOracle } from './endpoints';
import { toMoney } from './hotspot-money';
import { hotspotsOfRecipients, proveEntities, readAccounts, type Hotspot } from './hotspots';

export interface HeliumOraclePorts {
  readonly http: Http;
  readonly clock: Pick<Clock, 'now'>;
  /** The Solana chain: what was paid so far is read there and nowhere else. */
  readonly accounts: SolanaAccounts;
  /** Entity service; null: switched off, then only hotspots that the ledger names are asked for. */
  readonly entitiesUrl?: string | null;
  /** Oracles by mint instead of those that stand on the chain. */
  readonly oracleUrls?: Readonly<Record<string, readonly string[]>>;
}

const TOKENS = new Map([HNT, IOT, MOBILE].map((token) => [token.mint, token]));
/** One question each: more hotspots without an entity key than this are not asked for in one look. */
const MOST_SINGLE = 200;
const MOST_HOTSPOTS = 5_000;

const toDetail = (failure: ChainFailure): string => `${failure.host}${failure.detail === '' ? '' : ` (${failure.detail})`}`;

/** What hotspots have earned and not been paid: lifetime by the oracles less paid so far by the chain. */
export function createHeliumOracle(ports: HeliumOraclePorts): NetworkWatch {
  const { http, clock, accounts } = ports;
  const entitiesUrl = ports.entitiesUrl === undefined ? ENTITIES_URL : ports.entitiesUrl;
  /** The highest lifetime told of a hotspot and token since the start: it can only grow. */
  const highest = new Map<string, bigint>();
  const derived = createDerived();

  async function oracleUrls(path: RewardPath, cancel: Cancel | undefined): Promise<readonly string[]> {
    const given = ports.oracleUrls;
    if (given !== undefined) return given[path.mint] ?? [];
    const [account] = await accounts.read([path.lazyDistributor], cancel);
    const urls = account === null || account === undefined ? null : parseOracleUrls(account);
    const usable = [...new Set(urls ?? [])].filter(isHeliumOracle);
    return usable.length > 0 || path.mint !== HNT.mint ? usable : [HNT_ORACLE_URL];
  }

  return {
    id: 'helium-oracle',
    network: 'helium',
    watches: (wallet) => wallet.chain === 'solana',
    async look(wallet, context, cancel) {
      const nowMs = clock.now();
      const failures: LookFailure[] = [];
      const positions: Position[] = [];
      const reports: SourceReport[] = [];
      const notices: SourceNotice[] = [];
      const facts: SourceFact[] = [];
      const failed = (error: unknown): ChainFailure => {
        if (!isSourceFailure(error)) throw error;
        failures.push({ code: error.chainCode, detail: toDetail(error) });
        return error;
      };

      const known = context.knownDevices.filter(isAddress);
      let first: ChainFailure | null = null;
      const byAsset = new Map<string, Hotspot>();
      if (entitiesUrl !== null) {
        try {
          const { entities, unreadable } = await readEntities(http, entitiesUrl, wallet.address, cancel);
          const { hotspots, unproven } = await proveEntities(accounts, derived, entities.slice(0, MOST_HOTSPOTS), cancel);
          for (const hotspot of hotspots) byAsset.set(hotspot.asset, hotspot);
          const doubtful = unreadable + unproven + Math.max(0, entities.length - MOST_HOTSPOTS);
          if (doubtful > 0) failures.push({ code: 'bad-answer', detail: `${new URL(entitiesUrl).host}: ${doubtful} hotspots` });
        } catch (error) {
          first = failed(error);
        }
      }
      try {
        for (const { hotspot, destination } of await hotspotsOfRecipients(accounts, known, cancel)) {
          // Another's hotspot that pays this wallet counts; one that was sold since does not. Without the list of owned ones all that paid before count.
          const paysHere = destination === wallet.address || ((entitiesUrl === null || first !== null) && destination === null);
          if (paysHere && !byAsset.has(hotspot.asset)) byAsset.set(hotspot.asset, hotspot);
        }
      } catch (error) {
        const failure = failed(error);
        if (first !== null) throw failure;
      }
      const hotspots = [...byAsset.values()];
      facts.push({ walletId: wallet.id, network: 'helium', device: null, name: 'helium-hotspots', value: hotspots.length, text: null, unit: 'count', kind: 'reported', source: 'helium-entities', asOfMs: nowMs });
      if (first !== null && hotspots.length === 0) throw first;

      for (const path of hotspots.length === 0 ? [] : REWARD_PATHS) {
        const token = TOKENS.get(path.mint);
        if (token === undefined) continue;
        const legacy = path.mint !== HNT.mint;
        try {
          const urls = await oracleUrls(path, cancel);
          const recipients = await derived(path.lazyDistributor, hotspots.map(({ asset }) => ({ key: asset, derive: () => recipientAddress(path.lazyDistributor, asset) })), cancel);
          const paid = await readAccounts(accounts, recipients, cancel);
          const lifetimes: (readonly bigint[])[] = hotspots.map(() => []);
          let answered = 0;
          for (const url of urls) {
            try {
              const answers = await askOracle(http, url, hotspots, cancel);
              answered += 1;
              answers.forEach((answer, at) => { if (answer !== null) lifetimes[at] = [...(lifetimes[at] ?? []), answer]; });
            } catch (error) {
              // The tokens of before 2025 are paid no more; their oracles may be gone, and nobody waits for them.
              if (!legacy) failed(error);
              else if (!isSourceFailure(error)) throw error;
            }
          }
          let silent = 0;
          for (const [at, hotspot] of hotspots.entries()) {
            const device = recipients[at] ?? '';
            const account = paid[at] ?? null;
            const recipient = account === null ? null : parseRecipient(account);
            if (account !== null && (recipient === null || recipient.asset !== hotspot.asset || recipient.lazyDistributor !== path.lazyDistributor)) {
              failures.push({ code: 'bad-answer', detail: `solana: recipient ${device}` });
              continue;
            }
            if (!legacy && hotspot.name !== null) facts.push({ walletId: wallet.id, network: 'helium', device, name: 'helium-hotspot-name', value: null, text: hotspot.name, unit: 'text', kind: 'reported', source: 'helium-entities', asOfMs: nowMs });
            const key = `${path.mint} ${hotspot.asset}`;
            const told = toMoney({ walletId: wallet.id, wallet: wallet.address, token, device, name: hotspot.name ?? device, recipient, lifetimes: lifetimes[at] ?? [], before: highest.get(key) ?? 0n, asOfMs: nowMs });
            if (told.lifetime !== null) highest.set(key, told.lifetime);
            if (told.silent) silent += 1;
            reports.push(...told.reports);
            if (told.notice !== null) notices.push(told.notice);
            // Of the tokens of before 2025 only what still waits is worth a line.
            if (told.position !== null && (!legacy || told.position.base !== '0')) positions.push(told.position);
          }
          if (!legacy && silent > 0 && answered > 0) notices.push({ walletId: wallet.id, network: 'helium', device: null, code: 'helium-oracle-silent', context: { hotspots: String(silent) }, level: 'info', sinceMs: null });
        } catch (error) {
          failed(error);
        }
      }
      return { positions, reports, notices, facts, holdings: [], failures };
    },
  };
}

/** One oracle's lifetimes in the order of the hotspots; null: it does not know the hotspot. */
async function askOracle(http: Http, url: string, hotspots: readonly Hotspot[], cancel: Cancel | undefined): Promise<readonly (bigint | null)[]> {
  const keys = hotspots.flatMap((hotspot) => (hotspot.entityKey === null ? [] : [hotspot.entityKey]));
  const bulk = keys.length === 0 ? new Map<string, bigint>() : await readLifetimes(http, url, keys, cancel);
  const answers: (bigint | null)[] = [];
  let single = 0;
  for (const hotspot of hotspots) {
    if (hotspot.entityKey !== null) {
      answers.push(bulk.get(hotspot.entityKey) ?? null);
      continue;
    }
    single += 1;
    const amount = single > MOST_SINGLE ? null : await readLifetime(http, url, hotspot.asset, cancel);
    // Asked by asset an oracle answers 0 also for what it does not know.
    answers.push(amount === 0n ? null : amount);
  }
  return answers;
}

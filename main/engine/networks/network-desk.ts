import type { FactsPayload } from '../../../shared/contract/schemas/network-file';
import { factsPayloadSchema } from '../../../shared/contract/schemas/network-file';
import type { SenderDecision } from '../../../shared/domain/reward';
import { REGIONAL_TARIFFS, type RegionalTariff } from '../../../shared/economics/regional-tariffs';
import type { FactsKey } from '../../../shared/networks/facts-keys';
import { knownTokens } from '../../../shared/networks/known-tokens';
import { createNetworkBook, type NetworkBook } from '../../../shared/networks/network-book';
import { networks as builtIn } from '../../../shared/networks/registry';
import type { NetworkFacts } from '../../../shared/networks/types';
import { engineError } from '../errors';
import type { SettingsStore } from '../ports/store';
import type { Clock, Logger, Signatures } from '../ports/system';
import { refuseSecrets } from '../refuse-secrets';
import { readFactsFile, replaceFacts } from './facts-file';
import { parseNetworkFile, type ParsedNetworkFile } from './parse-network-file';

export type NetworkOrigin = 'built-in' | 'facts-file' | 'added';

/** The facts file in force. */
export interface FactsInForce {
  readonly issuedOn: string;
  readonly appliedAtMs: number;
}

/** The networks in force: built in, replaced by a signed facts file, added by the operator. */
export interface NetworkDesk {
  book(): NetworkBook;
  origin(id: string): NetworkOrigin;
  /** Household prices in force. */
  tariffs(): readonly RegionalTariff[];
  /** Senders that added files name as payers: adding the file confirmed them; what the person says later about one counts more. */
  decisions(): readonly SenderDecision[];
  /** Reads a file without adding it. @throws EngineError SECRET_REFUSED */
  preview(text: string): ParsedNetworkFile;
  /** Adds or replaces an added network. @throws EngineError BAD_INPUT (first problem), ALREADY_THERE for a built-in one, SECRET_REFUSED */
  add(text: string): NetworkFacts;
  /** @throws EngineError NOT_FOUND for a network that was not added */
  remove(id: string): NetworkFacts;
  factsFile(): FactsInForce | null;
  /** @throws EngineError BAD_INPUT */
  replaceFacts(text: string): FactsPayload;
  resetFacts(): void;
  onChange(listener: () => void): void;
}

const ADDED = 'networks.added';
const FACTS = 'networks.factsFile';

export interface NetworkDeskParts {
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signatures: Signatures;
  readonly keys: readonly FactsKey[];
}

interface StoredFile {
  readonly text: string;
  readonly addedAtMs: number;
}

const isStoredFile = (value: unknown): value is StoredFile =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'text') === 'string' && typeof Reflect.get(value, 'addedAtMs') === 'number';

export function createNetworkDesk(parts: NetworkDeskParts): NetworkDesk {
  const { settings, clock, logger, signatures, keys } = parts;
  const listeners: (() => void)[] = [];
  let files = readFiles();
  let added = readAdded();
  let facts = readStoredFacts();
  let book = makeBook();

  /** Files are kept as they were written and read again: a stricter version of this app may refuse what an older one took. */
  function readFiles(): Readonly<Record<string, StoredFile>> {
    try {
      const stored: unknown = JSON.parse(settings.get(ADDED) ?? '{}');
      if (typeof stored !== 'object' || stored === null) return {};
      return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, StoredFile] => isStoredFile(entry[1])));
    } catch {
      logger.warn('networks.unreadable', { key: ADDED });
      return {};
    }
  }

  function readAdded(): readonly { readonly network: NetworkFacts; readonly addedAtMs: number }[] {
    return Object.entries(files).flatMap(([id, file]) => {
      const parsed = parseNetworkFile(file.text);
      if (parsed.ok) return [{ network: parsed.network, addedAtMs: file.addedAtMs }];
      logger.warn('networks.file-refused', { id });
      return [];
    });
  }

  function readStoredFacts(): (FactsInForce & { readonly payload: FactsPayload }) | null {
    const json = settings.get(FACTS);
    if (json === null) return null;
    try {
      const stored = JSON.parse(json) as { payload?: unknown; appliedAtMs?: unknown };
      const payload = factsPayloadSchema.parse(stored.payload);
      return { payload, issuedOn: payload.issuedOn, appliedAtMs: typeof stored.appliedAtMs === 'number' ? stored.appliedAtMs : 0 };
    } catch {
      logger.warn('networks.unreadable', { key: FACTS });
      return null;
    }
  }

  function makeBook(): NetworkBook {
    const replaced = builtIn.map((network) => {
      const told = facts?.payload.networks.find((one) => one.id === network.id);
      return told === undefined ? network : replaceFacts(network, told);
    });
    return createNetworkBook([...replaced, ...added.map((one) => one.network)], knownTokens);
  }

  const isBuiltIn = (id: string): boolean => builtIn.some((network) => network.id === id);

  function changed(): void {
    book = makeBook();
    for (const listener of listeners) listener();
  }

  function saveFiles(next: Readonly<Record<string, StoredFile>>): void {
    files = next;
    settings.set(ADDED, JSON.stringify(files));
    added = readAdded();
    changed();
  }

  const preview = (text: string): ParsedNetworkFile => {
    for (const word of text.match(/[^\s"',:{}[\]]{30,}/g) ?? []) refuseSecrets(word);
    return parseNetworkFile(text);
  };

  return {
    book: () => book,
    origin: (id) => (added.some((one) => one.network.id === id) ? 'added' : facts?.payload.networks.some((one) => one.id === id) === true ? 'facts-file' : 'built-in'),
    tariffs() {
      const told = new Map((facts?.payload.tariffs ?? []).map((tariff) => [tariff.region, tariff]));
      const kept = REGIONAL_TARIFFS.map((tariff) => told.get(tariff.region) ?? tariff);
      return [...kept, ...[...told.values()].filter((tariff) => !kept.some((one) => one.region === tariff.region))];
    },
    decisions: () =>
      added.flatMap(({ network, addedAtMs }) =>
        (network.senders ?? []).flatMap((sender) => network.tokens.map((token): SenderDecision => ({ network: network.id, mint: token.mint, sender, decision: 'confirmed', decidedAtMs: addedAtMs }))),
      ),
    preview,
    add(text) {
      const parsed = preview(text);
      if (!parsed.ok) {
        const first = parsed.problems[0];
        throw engineError('BAD_INPUT', { key: first?.where ?? 'file', should: first?.should ?? 'a network file' });
      }
      const { network } = parsed;
      if (isBuiltIn(network.id)) throw engineError('ALREADY_THERE', { what: 'network' });
      const taken = book.all.filter((other) => other.id !== network.id).flatMap((other) => other.tokens).find((token) => network.tokens.some((one) => one.mint === token.mint));
      if (taken !== undefined) throw engineError('BAD_INPUT', { key: 'tokens', should: `tokens that no other network pays in; ${taken.symbol} belongs to one already` });
      saveFiles({ ...files, [network.id]: { text, addedAtMs: clock.now() } });
      return network;
    },
    remove(id) {
      const gone = added.find((one) => one.network.id === id);
      if (gone === undefined) throw engineError('NOT_FOUND', { what: 'network' });
      saveFiles(Object.fromEntries(Object.entries(files).filter(([key]) => key !== id)));
      return gone.network;
    },
    factsFile: () => (facts === null ? null : { issuedOn: facts.issuedOn, appliedAtMs: facts.appliedAtMs }),
    replaceFacts(text) {
      const payload = readFactsFile(text, { keys, signatures, newest: facts?.issuedOn ?? null, nowMs: clock.now() });
      const unknownNetwork = payload.networks.find((network) => !isBuiltIn(network.id));
      if (unknownNetwork !== undefined) throw engineError('BAD_INPUT', { key: 'file', should: `about networks of this version; it does not know ${unknownNetwork.id}` });
      const appliedAtMs = clock.now();
      settings.set(FACTS, JSON.stringify({ payload, appliedAtMs }));
      facts = { payload, issuedOn: payload.issuedOn, appliedAtMs };
      changed();
      return payload;
    },
    resetFacts() {
      settings.delete(FACTS);
      facts = null;
      changed();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

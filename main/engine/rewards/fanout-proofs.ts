import type { SettingsStore, Store } from '../ports/store';

/** Mini fan-outs whose hotspot was proven by reading the chain: fan-out address to recipient address. A proof stays true for what was paid before. */
const KEY = 'rewards.provenFanouts';

export function provenFanouts(settings: SettingsStore): Readonly<Record<string, string>> {
  const proven: Record<string, string> = {};
  try {
    const parsed: unknown = JSON.parse(settings.get(KEY) ?? '{}');
    if (typeof parsed !== 'object' || parsed === null) return proven;
    for (const [fanout, recipient] of Object.entries(parsed)) if (typeof recipient === 'string') proven[fanout] = recipient;
  } catch {
    // A proof that cannot be read is read from the chain again.
  }
  return proven;
}

export function saveProvenFanouts(settings: SettingsStore, more: Readonly<Record<string, string>>): void {
  settings.set(KEY, JSON.stringify({ ...provenFanouts(settings), ...more }));
}

/** Fan-outs named by the wallet's unclassified lines, with the transactions of those lines. */
export function unprovenFanouts(walletId: string, store: Pick<Store, 'ledger' | 'settings'>): ReadonlyMap<string, readonly string[]> {
  const known = provenFanouts(store.settings);
  const found = new Map<string, string[]>();
  for (const { line } of store.ledger.allLines({ walletId, kinds: ['unclassified'] })) {
    const fanout = line.evidence.facts['fanout'];
    if (fanout === undefined || known[fanout] !== undefined) continue;
    const signatures = found.get(fanout) ?? [];
    signatures.push(line.signature);
    found.set(fanout, signatures);
  }
  return found;
}

import type { SettingsStore } from '../ports/store';

const keyOf = (walletId: string): string => `rewards.prunedBefore.${walletId}`;

/**
 * First slot of what the endpoints still had when this wallet was read to the end for the first time; null: they had everything. It stays true
 * with another endpoint: what was not listed then is not asked for again.
 */
export function prunedBeforeSlot(settings: SettingsStore, walletId: string): number | null {
  const text = settings.get(keyOf(walletId));
  const slot = text === null ? Number.NaN : Number(text);
  return Number.isFinite(slot) ? slot : null;
}

export const savePrunedBefore = (settings: SettingsStore, walletId: string, slot: number): void => settings.set(keyOf(walletId), String(slot));

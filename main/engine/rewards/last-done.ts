import type { SettingsStore } from '../ports/store';

const keyOf = (walletId: string): string => `rewards.lastDone.${walletId}`;

/** When the last whole pass over a wallet ended (UTC ms); null: none has yet. */
export function lastDoneAtMs(settings: SettingsStore, walletId: string): number | null {
  const text = settings.get(keyOf(walletId));
  const ms = text === null ? Number.NaN : Number(text);
  return Number.isFinite(ms) ? ms : null;
}

export const saveLastDone = (settings: SettingsStore, walletId: string, atMs: number): void => settings.set(keyOf(walletId), String(Math.round(atMs)));

import type { SettingsStore } from '../ports/store';

/** Reads larger than this ask first: a person on a metered line decides. */
export const ASK_ABOVE_B = 50_000_000;
/** What was measured when the person said yes has grown a little by the time it is read. */
const SLACK = 1.1;

const keyOf = (walletId: string, source: string): string => `rewards.allowed.${walletId}.${source}`;

/** Whether a source may fetch so many bytes for a wallet: few, or as many as the person allowed. */
export function mayRead(settings: SettingsStore, walletId: string, source: string, bytes: number): boolean {
  if (bytes <= ASK_ABOVE_B) return true;
  const allowed = Number(settings.get(keyOf(walletId, source)) ?? '0');
  return Number.isFinite(allowed) && bytes <= allowed * SLACK;
}

/** Holds until the source has read the wallet to the end once: a crash in between asks nothing twice. */
export const allowRead = (settings: SettingsStore, walletId: string, source: string, bytes: number): void => settings.set(keyOf(walletId, source), String(Math.round(bytes)));

export const forgetAllowed = (settings: SettingsStore, walletId: string, source: string): void => settings.delete(keyOf(walletId, source));

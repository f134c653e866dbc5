import type { Wallet } from '../../../shared/domain/wallet';
import type { ArchiveStore } from '../ports/store';

// A key is unique within chain and wallet only (`fdp:2026-11-01` of two miners), the archive's within a chain: the address goes before it.
const nameOf = (wallet: Wallet, key: string): string => `${wallet.address} ${key}`;

/** Raw text of an entry; null: the archive has dropped it. */
export const archivedEntry = (archive: ArchiveStore, wallet: Wallet, key: string): string | null => archive.get(wallet.chain, nameOf(wallet, key));

export const archiveEntry = (archive: ArchiveStore, wallet: Wallet, key: string, text: string): void => archive.put(wallet.chain, nameOf(wallet, key), text);

export type ChainId = 'solana';

/** A public address that the operator watches. */
export interface Wallet {
  readonly id: string;
  readonly chain: ChainId;
  readonly address: string;
  readonly label: string;
  readonly addedAtMs: number;
}

/** An account that has to be searched for a wallet: the wallet itself, or one of its token accounts (also closed or not yet opened). */
export interface WatchedAccount {
  readonly walletId: string;
  readonly address: string;
  readonly kind: 'wallet' | 'token-account';
  readonly mint: string | null;
  /** `listed`: the chain lists it; `expected`: computed (associated token account); `seen`: found in a transaction. */
  readonly origin: 'self' | 'listed' | 'expected' | 'seen';
}

/** What a watched account holds now. */
export interface Holding {
  readonly walletId: string;
  readonly mint: string;
  readonly symbol: string | null;
  readonly base: string;
  readonly decimals: number;
  readonly asOfMs: number;
}

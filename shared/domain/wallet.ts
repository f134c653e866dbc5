/**
 * Where a payment can be seen. `eip155:N` is an EVM chain by its number (CAIP-2); `storj` and `theta` are read through an interface of their
 * own; `book` is no chain: lines typed or imported by the operator.
 */
export type ChainId = 'solana' | 'filecoin' | 'akash' | 'flux' | 'theta' | 'storj' | 'book' | `eip155:${number}`;

export const isChainId = (text: string): text is ChainId => /^(solana|filecoin|akash|flux|theta|storj|book|eip155:[1-9]\d{0,14})$/.test(text);

/** A public address, node or miner that the operator watches; for `book` a batch of own records. */
export interface Wallet {
  readonly id: string;
  readonly chain: ChainId;
  /** In the chain's canonical spelling: base58, checksummed 0x…, `f0123`, `akash1…`, `t1…`; for `storj` the address of the node's dashboard. */
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
  /** Token id, see `shared/networks/token-id.ts`. */
  readonly mint: string;
  readonly symbol: string | null;
  readonly base: string;
  readonly decimals: number;
  readonly asOfMs: number;
}

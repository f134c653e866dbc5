import type { LedgerLine, SenderDecision } from '../../../shared/domain/reward';
import type { ChainId, Holding, Wallet, WatchedAccount } from '../../../shared/domain/wallet';
import type { NetworkBook } from '../../../shared/networks/network-book';
import type { Cancel } from '../../../shared/units/cancel';

/** One signature as the chain lists it, newest first. */
export interface SignatureInfo {
  readonly signature: string;
  readonly slot: number;
  readonly failed: boolean;
  readonly blockTimeMs: number | null;
}

/** The raw answer of the endpoint for one transaction; null text: asked, and the endpoint has it no longer (pruned history). */
export interface RawTransaction {
  readonly signature: string;
  readonly text: string | null;
  /** Set when every endpoint refused this one question: `version-not-supported`, or a JSON-RPC error code as text. `text` is null then. */
  readonly refused?: string;
}

/**
 * Why a chain could not be asked. "Could not ask" is never "nothing there". Append only.
 * - `endpoint-busy`: over its limit (429, 503) for longer than we wait
 * - `endpoint-forbidden`: 401 or 403: blocked, or a key that is missing or wrong
 * - `endpoint-unreachable`: no answer at all (time-out, refused, name, TLS)
 * - `endpoint-failed`: an HTTP status or JSON-RPC error that says the endpoint is broken
 * - `bad-answer`: truncated, no JSON, or not of the promised shape
 * - `switched-off`: the person does not let the app talk to this host
 * - `no-endpoint`: none is set
 */
export type ChainFailureCode = 'endpoint-busy' | 'endpoint-forbidden' | 'endpoint-unreachable' | 'endpoint-failed' | 'bad-answer' | 'switched-off' | 'no-endpoint';

/** Thrown by a `ChainSource` after its own retries on every endpoint. Holds a host, never a path or a key. A cancelled question throws `CancelledError`. */
export interface ChainFailure extends Error {
  readonly chainCode: ChainFailureCode;
  readonly host: string;
  readonly detail: string;
}

/** What the decoder has to know besides the transaction itself. */
export interface DecodeContext {
  readonly walletId: string;
  /** Watched accounts of all wallets: lines are made for `walletId` only, the others tell own money that is moved from income. */
  readonly accounts: readonly WatchedAccount[];
  readonly decisions: readonly SenderDecision[];
  /** Networks in force, also those that the operator added as a file. */
  readonly networks: NetworkBook;
  /**
   * Mini fan-outs whose hotspot was proven by reading the chain: fan-out address to the hotspot's recipient address. Absent: none is proven.
   * A proof that comes later changes earlier lines: decode the wallet again.
   */
  readonly provenFanouts?: Readonly<Record<string, string>>;
}

/** What a transaction says about watched accounts. Never throws: what cannot be read says so. */
export type Decoded =
  | { readonly state: 'decoded'; readonly lines: readonly LedgerLine[]; /** token accounts of the wallet seen for the first time */ readonly newAccounts: readonly WatchedAccount[] }
  | { readonly state: 'failed-transaction' }
  | { readonly state: 'unreadable'; readonly why: string };

/** Progress of a running source for the page: which endpoint, how many calls, what it waits for. */
export interface ChainSourceStatus {
  /** Host of the endpoint now asked. */
  readonly endpoint: string;
  /** JSON-RPC calls since the start; each element of a batch is one, as endpoints count. */
  readonly calls: number;
  /** HTTP requests since the start. */
  readonly requests: number;
  /** The endpoints keep nothing before this slot; null: they keep all, or it is not known yet. */
  readonly historyStartsAtSlot: number | null;
  readonly waitingUntilMs: number | null;
  /** Transactions a second that the endpoint's limit allows, for "time left". */
  readonly transactionsPerSecond: number;
}

/** A chain that can be read: client (side effects) and pure decoder behind one door. Finalized data only. */
export interface ChainSource {
  readonly chain: ChainId;
  readonly decoderVersion: number;
  /** The accounts to search: the wallet, its listed token accounts (both token programs), and the expected ones of known mints. */
  accounts(wallet: Wallet, cancel?: Cancel): Promise<readonly WatchedAccount[]>;
  /** One page, newest first. `before` is exclusive. An empty page is the only proof of the end. */
  signatures(address: string, options: { readonly before: string | null; readonly until: string | null; readonly limit: number; readonly cancel?: Cancel }): Promise<readonly SignatureInfo[]>;
  /** Raw answers in the order of the question; batched or parallel within the endpoint's limits. */
  transactions(signatures: readonly string[], cancel?: Cancel): Promise<readonly RawTransaction[]>;
  /** Block time for a slot when the transaction lacks one; null when unknown. */
  blockTimeMs(slot: number, cancel?: Cancel): Promise<number | null>;
  holdings(wallet: Wallet, cancel?: Cancel): Promise<readonly Holding[]>;
  decode(signature: string, text: string, context: DecodeContext): Decoded;
  /** Reads the chain for mini fan-outs: those that belong to a hotspot, with its recipient address. What cannot be proven is absent. */
  proveFanouts?(fanouts: readonly string[], cancel?: Cancel): Promise<Readonly<Record<string, string>>>;
  status(): ChainSourceStatus;
}

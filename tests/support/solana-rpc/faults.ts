/**
 * What can go wrong with an endpoint, each as a thing a test can ask for.
 * Faults of the first group spoil a whole HTTP answer, those of the second change the answer of one call.
 */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterS?: number; readonly body?: string }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'drop' }
  /** Arrays are refused: with HTTP 400, or with one error object and HTTP 200 as some providers do. */
  | { readonly kind: 'batch-refused'; readonly as: 'status' | 'error-object' }
  | { readonly kind: 'rpc-error'; readonly code: number; readonly message: string }
  | { readonly kind: 'null-transactions'; readonly signatures?: readonly string[] }
  /** Reverses the order inside each slot. */
  | { readonly kind: 'reordered' }
  | { readonly kind: 'duplicates' }
  /** Pages never longer than this, whatever limit was asked for. */
  | { readonly kind: 'short-pages'; readonly rows: number }
  /** The node has dropped everything below this slot: shorter lists, null transactions, and it says from where it knows. */
  | { readonly kind: 'pruned'; readonly belowSlot: number };

export interface FaultOptions {
  /** Only requests with this method; all when absent. */
  readonly method?: string;
  /** How often; without end when absent. */
  readonly times?: number;
  /** Lets this many matching requests pass before it begins. */
  readonly after?: number;
}

interface Armed {
  readonly fault: Fault;
  readonly method: string | null;
  left: number;
  skip: number;
}

/** The faults now armed. `take` uses one up; `find` gives all armed of a kind without counting those that last. */
export interface FaultTable {
  add(fault: Fault, options?: FaultOptions): () => void;
  /** The first armed fault of these kinds for a request with these methods, counted as used. */
  take<K extends Fault['kind']>(kinds: readonly K[], methods: readonly string[]): Extract<Fault, { kind: K }> | null;
  clear(): void;
}

export function createFaultTable(): FaultTable {
  const armed = new Set<Armed>();
  return {
    add(fault, options = {}) {
      const entry: Armed = { fault, method: options.method ?? null, left: options.times ?? Number.POSITIVE_INFINITY, skip: options.after ?? 0 };
      armed.add(entry);
      return () => armed.delete(entry);
    },
    take<K extends Fault['kind']>(kinds: readonly K[], methods: readonly string[]) {
      for (const entry of armed) {
        if (!(kinds as readonly string[]).includes(entry.fault.kind)) continue;
        if (entry.method !== null && !methods.includes(entry.method)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        if (entry.left <= 0) armed.delete(entry);
        return entry.fault as Extract<Fault, { kind: K }>;
      }
      return null;
    },
    clear() {
      armed.clear();
    },
  };
}

import type { Pico } from './money';
import type { TaxMethod } from './movements';

/** A lot while movements are worked through; amount and cost shrink as it is used up. */
export interface OpenLot {
  readonly id: string;
  readonly acquiredAtMs: number;
  /** Place in the order of acquisition. */
  readonly place: number;
  amount: bigint;
  /** Known cost of what is left; 0 while unknown. */
  basis: Pico;
  /** Why the cost is not known; null: it is. */
  readonly missing: string | null;
  readonly income: boolean;
  /** Cost and amount as it came, for comparing. */
  readonly cameBasis: Pico;
  readonly cameAmount: bigint;
}

/** Lots that can still be used, handed out in the order of a method. */
export interface Shelf {
  put(lot: OpenLot): void;
  /** The lot that is used next. */
  next(): OpenLot | undefined;
  /** Takes away the lot that `next` gave: it is used up. */
  drop(): void;
  /** All that is left, in the order of acquisition. */
  all(): readonly OpenLot[];
}

/** A lot that came back stands where it stood; every other one is the newest. */
function putInPlace(lots: OpenLot[], lot: OpenLot, from: number): void {
  let at = lots.length;
  while (at > from && (lots[at - 1]?.place ?? 0) > lot.place) at -= 1;
  lots.splice(at, 0, lot);
}

function createQueue(): Shelf {
  let lots: OpenLot[] = [];
  let head = 0;
  return {
    put: (lot) => putInPlace(lots, lot, head),
    next: () => lots[head],
    drop() {
      head += 1;
      if (head < 4096 || head * 2 < lots.length) return;
      lots = lots.slice(head);
      head = 0;
    },
    all: () => lots.slice(head),
  };
}

function createStack(): Shelf {
  const lots: OpenLot[] = [];
  return { put: (lot) => putInPlace(lots, lot, 0), next: () => lots.at(-1), drop: () => void lots.pop(), all: () => [...lots] };
}

/** Dearest first; of equals the older one. A lot of unknown cost comes after all others: nobody knows that it was dearer. */
function isDearer(a: OpenLot, b: OpenLot): boolean {
  if ((a.missing === null) !== (b.missing === null)) return a.missing === null;
  if (a.missing === null) {
    const left = a.cameBasis * b.cameAmount;
    const right = b.cameBasis * a.cameAmount;
    if (left !== right) return left > right;
  }
  return a.place < b.place;
}

/** A binary heap that is put in order only when a lot is asked for: most ledgers have many rewards and few sales. */
function createHeap(): Shelf {
  const heap: OpenLot[] = [];
  let ordered = 0;
  const swap = (i: number, j: number): void => {
    const [a, b] = [heap[i], heap[j]];
    if (a === undefined || b === undefined) return;
    heap[i] = b;
    heap[j] = a;
  };
  const dearer = (i: number, j: number): boolean => {
    const [a, b] = [heap[i], heap[j]];
    return a !== undefined && b !== undefined && isDearer(a, b);
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!dearer(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      const first = 2 * at + 1;
      if (first >= ordered) return;
      const best = first + 1 < ordered && dearer(first + 1, first) ? first + 1 : first;
      if (!dearer(best, at)) return;
      swap(at, best);
      at = best;
    }
  };
  const settle = (): void => {
    for (; ordered < heap.length; ordered += 1) rise(ordered);
  };
  return {
    put: (lot) => void heap.push(lot),
    next() {
      settle();
      return heap[0];
    },
    drop() {
      settle();
      swap(0, heap.length - 1);
      heap.pop();
      ordered = heap.length;
      sink();
    },
    all: () => heap.toSorted((a, b) => a.place - b.place),
  };
}

export function createShelf(method: Exclude<TaxMethod, 'average'>): Shelf {
  switch (method) {
    case 'fifo':
      return createQueue();
    case 'lifo':
      return createStack();
    case 'hifo':
      return createHeap();
  }
}

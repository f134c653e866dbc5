import type { Cancel } from '../../../shared/units/cancel';

/** Money of one network and UTC day from one source. */
export interface DemandDay {
  readonly network: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  /** `customers`: what customers paid; `burned`, `minted`: value of tokens; `operators`: value paid to operators. USD. */
  readonly what: 'customers' | 'burned' | 'minted' | 'operators';
  readonly usd: number;
  readonly source: string;
}

/** A single figure of a network with its day: nodes at work, market value. */
export interface DemandFigure {
  readonly network: string;
  readonly what: 'nodes' | 'market-cap-usd' | 'supply';
  readonly day: string;
  readonly value: number;
  readonly source: string;
}

export interface DemandStore {
  put(days: readonly DemandDay[], figures: readonly DemandFigure[], atMs: number): void;
  days(network: string, fromDay: string, toDay: string): readonly DemandDay[];
  figures(network: string): readonly DemandFigure[];
  /** Newest answer kept of a network; null: none was ever kept. */
  putAtMs(network: string): number | null;
}

/** Where figures of demand are asked for. */
export interface DemandSource {
  readonly source: string;
  /** Networks it knows. */
  readonly networks: readonly string[];
  /** @throws an error with a `code`, as the price sources do; @throws CancelledError */
  fetch(network: string, fromDay: string, cancel: Cancel): Promise<{ readonly days: readonly DemandDay[]; readonly figures: readonly DemandFigure[] }>;
}

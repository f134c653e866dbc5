import type { z } from 'zod';
import type { Estimate, heldEntry, Paystub, satelliteAnswer, SatelliteEntry } from './answers';
import type { Rows } from './client';

export interface SatelliteScores {
  readonly satellite: SatelliteEntry;
  readonly data: z.infer<typeof satelliteAnswer>;
}

/** What one look gathers before it is told; null: that question had no answer, so nothing is said about it. */
export interface StorjSeen {
  readonly walletId: string;
  readonly nowMs: number;
  readonly satellites: readonly SatelliteEntry[];
  readonly scores: readonly SatelliteScores[];
  readonly estimates: readonly { readonly satelliteId: string | null; readonly estimate: Estimate }[];
  readonly held: Rows<z.infer<typeof heldEntry>> | null;
  readonly paystubs: Rows<Paystub> | null;
}

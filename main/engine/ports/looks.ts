import type { LookFailure, SourceLook, SourceReport } from '../../../shared/domain/source-look';

/** What is kept of one watch and one wallet. */
export interface KeptLook {
  /** Id of the `NetworkWatch`. */
  readonly watch: string;
  readonly walletId: string;
  readonly network: string;
  /** When it was last asked, whatever came of it (UTC ms). */
  readonly askedAtMs: number;
  /** When what is kept was told; older than `askedAtMs` while the source cannot be reached. null: nothing was ever had. */
  readonly lookAtMs: number | null;
  readonly look: SourceLook | null;
  /** What failed in the last asking; empty: nothing. */
  readonly failures: readonly LookFailure[];
}

export interface ReportFilter {
  readonly walletId?: string;
  readonly network?: string;
  /** Reports that touch the stretch from inclusive, to exclusive (UTC ms). */
  readonly fromMs?: number;
  readonly toMs?: number;
}

/** The last good look of each watch at each wallet, and every report that a source ever told: a source forgets, the desk may not. */
export interface LookStore {
  all(): readonly KeptLook[];
  get(watch: string, walletId: string): KeptLook | null;
  /** Replaces what is kept of (watch, wallet); its reports are added to those told before, a newer word on the same stretch replaces the older one. */
  save(kept: KeptLook): void;
  /** Oldest stretch first. */
  reports(filter: ReportFilter): readonly SourceReport[];
}

import type { Reading, UnavailableReason } from '../../../shared/domain/hardware';
import { toDetail, toReason } from './open-file';

export const ok = <T>(value: T, atMs: number, source: string): Reading<T> => ({ state: 'ok', value, atMs, source });

export const unavailable = <T>(reason: UnavailableReason, detail: string, atMs: number, source: string): Reading<T> =>
  ({ state: 'unavailable', reason, detail, atMs, source });

/** Runs one part of a probe; whatever it throws becomes `unavailable` with a reason. */
export const guarded = <T>(source: string, atMs: number, read: () => Reading<T>): Reading<T> => {
  try {
    return read();
  } catch (error) {
    return unavailable(toReason(error), toDetail(error), atMs, source);
  }
};

import type { ExportFailure } from '../../engine/ports/exporter';

export const exportFailure = (exportCode: string, cause?: unknown): ExportFailure =>
  Object.assign(new Error(exportCode, cause === undefined ? undefined : { cause }), { name: 'ExportFailure', exportCode });

export const isExportFailure = (error: unknown): error is ExportFailure => error instanceof Error && 'exportCode' in error;

const BY_SYSTEM: Readonly<Record<string, string>> = { ENOSPC: 'disk-full', EDQUOT: 'disk-full', EACCES: 'cannot-write', EPERM: 'cannot-write', EROFS: 'cannot-write' };

/** Says in one code why a file could not be made; a failure of the store keeps the store's. */
export function toExportFailure(error: unknown): ExportFailure {
  if (isExportFailure(error)) return error;
  const named = (key: string): unknown => (typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined);
  const store = named('storeCode');
  if (typeof store === 'string') return exportFailure(store, error);
  const system = named('code');
  if (system === 'ERR_WORKER_OUT_OF_MEMORY') return exportFailure('worker-failed', error);
  return exportFailure(typeof system === 'string' ? (BY_SYSTEM[system] ?? 'unexpected') : 'unexpected', error);
}

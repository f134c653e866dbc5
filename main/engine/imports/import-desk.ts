import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { ImportInput, ImportPreview } from '../../../shared/contract/schemas/records';
import { looksLikeSecret } from '../../../shared/domain/secret-shapes';
import type { ImportBatch } from '../../../shared/domain/own-record';
import type { NetworkBook } from '../../../shared/networks/network-book';
import type { Known } from '../../../shared/units/known';
import { engineError } from '../errors';
import type { Store } from '../ports/store';
import type { Clock, Random } from '../ports/system';
import { planImport, toPreview, type ImportPlan } from './plan-import';
import { IMPORT_VERSION, plainText } from './to-line';

/** Files from other tools: looked at, taken in whole, taken back whole. */
export interface ImportDesk {
  /** Writes nothing. */
  preview(input: ImportInput): DeepReadonly<ImportPreview>;
  /** All new rows of the file in one transaction; bad ones stay out and were named by the preview. @throws EngineError BAD_INPUT when something has to be said first, or nothing is new */
  apply(input: ImportInput): ImportBatch;
  list(): readonly ImportBatch[];
  /** With all its lines. @throws EngineError NOT_FOUND */
  remove(id: string): void;
}

export interface ImportDeskParts {
  readonly store: Pick<Store, 'ledger' | 'records' | 'transaction'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly book: () => NetworkBook;
  readonly tz: () => string;
  readonly toUsd: (amount: number, currency: string, atMs: number) => Known<number>;
}

export function createImportDesk({ store, clock, random, book, tz, toUsd }: ImportDeskParts): ImportDesk {
  const plan = (input: ImportInput, batchId: string): ImportPlan =>
    withoutSecrets(planImport(input, { batchId, book: book(), nowMs: clock.now(), tz: tz(), toUsd, twinsOf: (line) => store.records.twins(line) }));

  return {
    preview: (input) => toPreview(plan(input, 'preview')),
    apply(input) {
      const batchId = random.id();
      const made = plan(input, batchId);
      const [ask] = made.asks;
      if (ask !== undefined) throw engineError('BAD_INPUT', { key: ask, should: 'said before the file can be imported' });
      if (made.fresh.length === 0) throw engineError('BAD_INPUT', { key: 'text', should: 'a file with at least one reward that is not there yet' });
      const batch: ImportBatch = { id: batchId, fileName: plainText(input.fileName, 120), format: made.format, lines: made.fresh.length, duplicates: made.duplicates.length, importedAtMs: clock.now() };
      const lines = made.fresh.map(({ line }) => line);
      store.transaction(() => {
        store.ledger.addWallet({ id: batchId, chain: 'book', address: `import:${batchId}`, label: batch.fileName, addedAtMs: batch.importedAtMs });
        store.records.addBatch(batch);
        store.ledger.saveDecoded(batchId, `import:${batchId}`, 'decoded', lines, [], IMPORT_VERSION);
        store.ledger.saveValues(made.fresh.flatMap(({ value }) => (value === null ? [] : [value])));
      });
      return batch;
    },
    list: () => store.records.batches(),
    remove(id) {
      if (!store.records.batches().some((batch) => batch.id === id)) throw engineError('NOT_FOUND', { what: 'import' });
      store.ledger.removeWallet(id);
    },
  };
}

/** A note or device name that looks like a key never becomes part of a line; its row is named as bad without its words. */
function withoutSecrets(plan: ImportPlan): ImportPlan {
  const holdsSecret = (facts: Readonly<Record<string, string>>, device: string | null): boolean => [facts['note'], facts['file'], device].some((text) => looksLikeSecret(text ?? '') !== null);
  const kept = plan.fresh.filter(({ line }) => !holdsSecret(line.evidence.facts, line.sourceDevice));
  if (kept.length === plan.fresh.length) return plan;
  const secret = plan.fresh.filter((one) => !kept.includes(one)).map(({ line }) => ({ state: 'bad' as const, line: Number(line.instructionPath), why: 'secret', what: '' }));
  return { ...plan, fresh: kept, left: [...plan.left, ...secret] };
}

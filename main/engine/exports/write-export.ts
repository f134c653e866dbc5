import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { TaxReport } from '../../../shared/contract/schemas/exports';
import type { ExportPlan, ExportStore } from '../ports/exporter';
import { writeCosts } from './costs-file';
import { writeKoinly } from './koinly';
import { writeLedgerCsv, writeLedgerJson, type FileEnd, type FileSink } from './ledger-file';
import { writeRotki } from './rotki';
import { writeTax } from './tax-file';
import { makeTaxReport } from './tax-report';

/** Writes the file that a plan asks for. Synchronous: it runs beside the engine's thread. @throws StoreError, RangeError for a tax file without its question */
export function writeExport(plan: ExportPlan, store: ExportStore, sink: FileSink): FileEnd {
  switch (plan.format) {
    case 'csv':
      return writeLedgerCsv(plan, store, sink);
    case 'json':
      return writeLedgerJson(plan, store, sink);
    case 'koinly':
      return writeKoinly(plan, store, sink);
    case 'rotki':
      return writeRotki(plan, store, sink);
    case 'costs':
      return writeCosts(plan, store, sink);
    case 'tax':
      if (plan.tax === null) throw new RangeError('a tax file needs its question');
      return writeTax(plan, plan.tax, store, sink);
  }
}

/** The tax report for a page. @throws StoreError, RangeError without its question */
export function reportTax(plan: ExportPlan, store: ExportStore): DeepReadonly<TaxReport> {
  if (plan.tax === null) throw new RangeError('a tax report needs its question');
  return makeTaxReport(plan, plan.tax, store);
}

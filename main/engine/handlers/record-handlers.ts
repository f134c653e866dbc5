import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { Area } from '../../../shared/contract/topics';
import { engineError } from '../errors';
import { toLedgerRow } from '../rewards/ledger-rows';
import type { EngineParts } from './parts';

/** @param priceThem gets prices for lines that came from the operator */
export function recordHandlers(parts: EngineParts, changed: (...areas: readonly Area[]) => void, priceThem: () => void): Pick<QuestionHandlers, 'records' | 'imports'> {
  const { records, imports, ports, books, pricing } = parts;
  /** Tells the pages, and has what came priced. */
  const told = <T>(stored: T): T => {
    changed('records', 'ledger');
    priceThem();
    return stored;
  };
  return {
    records: {
      addLine(input) {
        const line = told(records.addLine(input));
        const entry = ports.store.ledger.line(line.id);
        if (entry === null) throw engineError('NOT_FOUND', { what: 'line' });
        return toLedgerRow(entry, books, pricing);
      },
      removeLine({ id }) {
        records.removeLine(id);
        return told({});
      },
      costs: () => ({ costs: records.costs() }),
      addCost(input) {
        const cost = records.addCost(input);
        changed('records', 'devices');
        return cost;
      },
      removeCost({ id }) {
        records.removeCost(id);
        changed('records', 'devices');
        return {};
      },
    },
    imports: {
      preview: (input) => imports.preview(input),
      apply: (input) => told(imports.apply(input)),
      list: () => ({ batches: imports.list() }),
      remove({ id }) {
        imports.remove(id);
        return told({});
      },
    },
  };
}

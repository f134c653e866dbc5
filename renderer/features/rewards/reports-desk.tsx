import { ExportCard } from './export-card';
import { TaxCards } from './tax-cards';

/** Files to hand out, and the year for the tax office. */
export function ReportsDesk() {
  return (
    <div className="nw-grid">
      <ExportCard />
      <TaxCards />
    </div>
  );
}

import type { LineKind } from '../../../shared/domain/reward';
import { EarningsCard } from '../../money/earnings-card';
import { SyncStatus } from '../../money/sync-status';
import { go } from '../../navigation/use-route';
import { t } from '../../strings/words';
import { Ledger } from './ledger';
import type { OpenedLines } from './opened-lines';

/** The bars per day, how far the chain was read, and the lines. What was opened from elsewhere shows its lines at once. */
export function LedgerDesk(props: { readonly day: string | null; readonly network: string | null; readonly opened: OpenedLines | null; readonly onClose: () => void; readonly only?: LineKind }) {
  const plain = props.opened === null && props.only === undefined;
  return (
    <div className="nw-grid">
      {plain ? (
        <>
          <EarningsCard onOpenDay={(day) => go({ page: 'rewards', day })} height={180} />
          <SyncStatus />
        </>
      ) : null}
      <section className="nw-card" aria-label={t('ledger.lines')}>
        <Ledger day={props.day} network={props.network} only={props.only ?? null} opened={props.opened} onClose={props.onClose} />
      </section>
    </div>
  );
}

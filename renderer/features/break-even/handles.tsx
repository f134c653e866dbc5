import type { BreakEven, Overrides } from '../../../shared/contract/schemas/economics';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Handle } from './handle';
import { HANDLES, withHandle, type HandleId } from './handle-scale';
import { spanWords } from './verdict-words';

export interface HandlesProps {
  readonly answer: BreakEven;
  /** Values in force with nothing moved: what the sliders are measured by. */
  readonly known: BreakEven['current'];
  readonly moved: Overrides;
  readonly onMoved: (moved: Overrides) => void;
}

/** The four values that decide, as sliders; the value that is needed is marked on each. */
export function Handles(props: HandlesProps) {
  const { answer, moved, onMoved } = props;
  const { estimate } = answer;
  if (estimate === null) return null;
  const needed: Readonly<Record<HandleId, number | null | undefined>> = {
    tokenPrice: estimate.handles.tokenPrice,
    kwhPrice: estimate.handles.flatKwhPrice,
    busyHoursPerDay: estimate.handles.busyHoursPerDay,
    networkGrowthPerYear: estimate.handles.networkGrowthPerYear,
  };
  return (
    <Card
      title={t('be.handles')}
      minHeight={320}
      controls={
        Object.keys(moved).length > 0 ? (
          <Button look="quiet" onClick={() => onMoved({})}>
            {t('be.handles.reset')}
          </Button>
        ) : null
      }
    >
      <div className="nw-handles">
        <p className="nw-small nw-muted">{t('be.handles.lead', { months: spanWords(estimate.targetMonths) })}</p>
        {HANDLES.map((handle) => (
          <Handle key={handle} handle={handle} currency={answer.currency} known={props.known[handle]} moved={moved[handle] ?? null} needed={needed[handle] ?? null} onMove={(value) => onMoved(withHandle(moved, handle, value))} />
        ))}
      </div>
    </Card>
  );
}

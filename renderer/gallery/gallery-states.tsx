import type { Figure } from '../../shared/domain/figure';
import { known, unknown } from '../../shared/units/known';
import { Sparkline } from '../charts/sparkline';
import { reasonWords, remedyWords } from '../strings/reasons';
import { useFormats } from '../strings/use-formats';
import { t } from '../strings/words';
import { Card } from '../ui/card';
import { FRESH, LOADING, type CardState } from '../ui/card-state';
import { FigureView, QuantityView } from '../ui/figure';
import { useNow } from '../ui/now';
import { wave } from './made-up';

const figure = (value: number, kind: Figure['kind'], missing = 0): Figure => ({ value: known(value), unit: 'EUR', kind, source: 'wallet-and-prices', asOfMs: 0, parts: 3, missing });

/** One card in each of its eight states. */
export function GalleryStates() {
  const now = useNow();
  const nothing = (): void => undefined;
  const cases: readonly (readonly [CardState, number])[] = [
    [{ kind: 'first-run', message: t('gallery.demo.first-run'), action: { label: t('gallery.demo.add'), onClick: nothing } }, 0],
    [LOADING, 0],
    [{ kind: 'partial', have: 2, of: 3, what: 'devices' }, 41.2],
    [FRESH, 41.2],
    [{ kind: 'stale', asOfMs: now - 3 * 3_600_000 }, 41.2],
    [{ kind: 'unreachable', sinceMs: now - 20 * 60_000, reason: reasonWords('timed-out'), onRetry: nothing }, 0],
    [{ kind: 'not-supported', reason: reasonWords('no-driver'), remedy: remedyWords('no-driver') }, 0],
    [{ kind: 'measured-zero' }, 0],
  ];
  return (
    <section className="nw-stack" aria-label={t('gallery.states')}>
      <h2>{t('gallery.states')}</h2>
      <div className="nw-grid">
        {cases.map(([state, value]) => (
          <Card key={state.kind} className="nw-span-3" title={t('gallery.demo.net')} state={state} figureKind="measured" asOfMs={now - (state.kind === 'stale' ? 3 * 3_600_000 : 120_000)} minHeight={104} onExplain={nothing}>
            <Content value={value} missing={state.kind === 'partial' ? 1 : 0} />
          </Card>
        ))}
      </div>
      <h2>{t('gallery.figures')}</h2>
      <div className="nw-grid">
        {(['measured', 'reported', 'estimated', 'typed'] as const).map((kind) => (
          <Card key={kind} className="nw-span-3" title={t(`kind.${kind}`)} figureKind={kind} asOfMs={now - 120_000} minHeight={64}>
            <FigureView figure={figure(kind === 'estimated' ? -12.345 : 1234.5, kind)} signed />
          </Card>
        ))}
        <Card className="nw-span-3" title={t('figure.unknown')} minHeight={64}>
          <FigureView figure={{ ...figure(0, 'measured'), value: unknown('no-tariff') }} />
        </Card>
        <Card className="nw-span-3" title={t('figure.at-most')} minHeight={64}>
          <FigureView figure={figure(12.3, 'measured', 1)} bound="at-most" signed />
        </Card>
        <Card className="nw-span-6" title={t('chart.value')} minHeight={64}>
          <div className="nw-row">
            <QuantityView value={0.0612} unit="EUR/h" size="title" />
            <QuantityView value={0.2841} unit="EUR/kWh" size="title" />
            <QuantityView value={312} unit="W" size="title" />
            <QuantityView value={99.24} unit="%" size="title" />
            <QuantityView value={1.82e12} unit="B" size="title" />
            <QuantityView value={64} unit="C" size="title" />
            <QuantityView value={0} unit="USD" size="title" signed />
          </div>
        </Card>
      </div>
    </section>
  );
}

function Content(props: { readonly value: number; readonly missing: number }) {
  const formats = useFormats();
  return (
    <div className="nw-stack nw-stack--tight">
      <FigureView figure={figure(props.value, 'measured', props.missing)} signed={props.value !== 0} bound="at-most" />
      <div className="nw-row nw-small nw-muted">
        <Sparkline label={t('gallery.demo.days')} values={wave(30, 3)} width={96} height={20} />
        {t('gallery.demo.of', { income: formats.money(68.9, 'EUR') })}
      </div>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useEngine } from '../../state/engine';
import { stateOfAnswer } from '../../state/query-state';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { FigureView } from '../../ui/figure';

const FIGURES = ['cpuMsPerSample', 'cpuShare', 'residentB', 'eventLoopP99Ms', 'storeB', 'archiveB', 'callsToday'] as const;

/** What the watcher itself costs. */
export function SelfCard() {
  const engine = useEngine();
  const asked = useQuery(engine.ask.system.selfCost.queryOptions({ input: {} }));
  const cost = asked.data;
  return (
    <Card title={t('settings.section.self')} state={stateOfAnswer(asked)} figureKind="measured" asOfMs={cost?.cpuShare.asOfMs ?? null} minHeight={120}>
      {cost === undefined ? null : (
        <div className="nw-stack">
          <p className="nw-muted">{t('self.lead')}</p>
          <dl className="nw-figures">
            {FIGURES.map((name) => (
              <div key={name}>
                <dt>{t(`self.${name}`)}</dt>
                <dd>
                  <FigureView figure={cost[name]} size="title" />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { LiveCard } from '../../hardware/live-card';
import { EarningsCard } from '../../money/earnings-card';
import { RewardList } from '../../money/reward-list';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { firstTrouble, stateOfAnswer } from '../../state/query-state';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { FRESH } from '../../ui/card-state';
import { AttentionList } from './attention-list';
import { HomeFigures } from './home-figures';
import { SetupCard } from './setup-card';

/** The first screen: is all well, what is the net, what came last, what needs a look. */
export function HomePage() {
  const engine = useEngine();
  const asked = useQuery(engine.ask.home.get.queryOptions({ input: {} }));
  const state = stateOfAnswer(asked);
  const home = asked.data;
  const firstRun = home?.level === 'first-run';
  return (
    <>
      <h1 className="nw-hidden">{t('nav.home')}</h1>
      <div className="nw-grid">
        {firstRun ? (
          <>
            <div className="nw-span-6">
              <SetupCard />
            </div>
            <div className="nw-span-6">
              <LiveCard />
            </div>
          </>
        ) : null}
        <HomeFigures home={home} state={state} />
        <EarningsCard onOpenDay={(day) => go({ page: 'rewards', day })} />
        <div className="nw-span-7">
          <Card
            title={t('home.recent')}
            state={firstTrouble(state, home !== undefined && home.recent.length === 0 ? { kind: 'first-run', message: t('home.recent.none') } : FRESH)}
            minHeight={180}
            footer={
              <Button look="quiet" onClick={() => go({ page: 'rewards', day: null })}>
                {t('home.recent.all')}
              </Button>
            }
          >
            <RewardList rows={home?.recent ?? []} />
          </Card>
        </div>
        <div className="nw-span-5">
          <Card title={t('home.attention')} state={state} minHeight={180}>
            <AttentionList items={home?.attention ?? []} currency={home?.currency ?? ''} />
          </Card>
        </div>
      </div>
    </>
  );
}

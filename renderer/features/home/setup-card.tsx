import { useQuery } from '@tanstack/react-query';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import './home.css';

/** What is missing for a first net figure, each with what is gained by it. */
export function SetupCard() {
  const engine = useEngine();
  const wallets = useQuery(engine.ask.wallets.list.queryOptions({ input: {} }));
  const tariffs = useQuery(engine.ask.tariffs.list.queryOptions({ input: {} }));
  const devices = useQuery(engine.ask.devices.list.queryOptions({ input: {} }));
  const steps = [
    { id: 'wallet', done: (wallets.data?.wallets.length ?? 0) > 0 },
    { id: 'tariff', done: (tariffs.data?.tariffs.length ?? 0) > 0 },
    { id: 'device', done: devices.data?.rows.some((row) => row.device.pricePaid !== null) ?? false },
  ] as const;
  return (
    <Card
      title={t('home.setup')}
      minHeight={180}
      footer={
        <Button look="filled" onClick={() => go({ page: 'welcome' })}>
          {t('home.setup.go')}
        </Button>
      }
    >
      <p>{t('home.setup.lead')}</p>
      <ul className="nw-setup">
        {steps.map((step) => (
          <li key={step.id}>
            <span className="nw-setup__mark" aria-hidden="true">
              {step.done ? '✓' : '○'}
            </span>
            <div>
              <p>
                {t(`home.setup.${step.id}`)} {step.done ? <span className="nw-muted">({t('home.setup.done')})</span> : null}
              </p>
              <p className="nw-small nw-muted">{t(`home.setup.${step.id}.hint`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

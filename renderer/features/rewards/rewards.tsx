import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EarningsCard } from '../../money/earnings-card';
import { SyncStatus } from '../../money/sync-status';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Holdings } from './holdings';
import { Ledger } from './ledger';
import { Senders } from './senders';
import './rewards.css';

const TABS = ['ledger', 'unclassified', 'senders', 'holdings'] as const;
type TabId = (typeof TABS)[number];

/** Earnings per day on top, every line with its proof below. */
export function RewardsPage(props: { readonly day: string | null }) {
  const engine = useEngine();
  const wallets = useQuery(engine.ask.wallets.list.queryOptions({ input: {} }));
  const proposals = useQuery(engine.ask.rewards.proposals.queryOptions({ input: {} }));
  const counts = useQuery(engine.ask.rewards.list.queryOptions({ input: { filter: {}, limit: 1, offset: 0 } }));
  const [tab, setTab] = useState<TabId>('ledger');
  const numbers: Readonly<Record<TabId, number>> = { ledger: 0, unclassified: counts.data?.counts['unclassified'] ?? 0, senders: proposals.data?.proposals.length ?? 0, holdings: 0 };
  if (wallets.data?.wallets.length === 0) {
    return (
      <>
        <div className="nw-page-head">
          <h1>{t('ledger.title')}</h1>
        </div>
        <EmptyState
          title={t('card.first-run')}
          action={
            <Button look="filled" onClick={() => go({ page: 'settings', section: 'wallets' })}>
              {t('ledger.add-wallet')}
            </Button>
          }
        >
          {t('ledger.no-wallet')}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <div className="nw-page-head">
        <h1>{t('ledger.title')}</h1>
      </div>
      <div className="nw-grid">
        <EarningsCard onOpenDay={(day) => go({ page: 'rewards', day })} height={200} />
        <SyncStatus />
        <section className="nw-card" aria-label={t('ledger.lines')}>
          <Tabs
            value={tab}
            onChange={(value) => {
              const next = TABS.find((candidate) => candidate === value);
              if (next !== undefined) setTab(next);
            }}
            keepMounted={false}
          >
            <Tabs.List>
              {TABS.map((id) => (
                <Tabs.Tab key={id} value={id}>
                  {numbers[id] > 0 ? t('ledger.tab.count', { label: t(`ledger.tab.${id}`), n: numbers[id] }) : t(`ledger.tab.${id}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <div className="nw-tab-body">
              <Tabs.Panel value="ledger">
                <Ledger key={props.day ?? 'all'} day={props.day} only={null} />
              </Tabs.Panel>
              <Tabs.Panel value="unclassified">
                <Ledger day={null} only="unclassified" />
              </Tabs.Panel>
              <Tabs.Panel value="senders">
                <Senders />
              </Tabs.Panel>
              <Tabs.Panel value="holdings">
                <Holdings />
              </Tabs.Panel>
            </div>
          </Tabs>
        </section>
      </div>
    </>
  );
}

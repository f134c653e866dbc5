import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { REWARDS_DESKS, type RewardsDesk } from '../../navigation/routes';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { LOADING } from '../../ui/card-state';
import { EmptyState } from '../../ui/empty-state';
import { LedgerDesk } from './ledger-desk';
import type { OpenedLines } from './opened-lines';
import { RedecodeBanner } from './redecode-banner';
import './rewards.css';

// The ledger is what one comes for; each other desk is a file of its own, fetched when it is opened.
const MoneyDesk = lazy(() => import('./money-desk').then((module) => ({ default: module.MoneyDesk })));
const Holdings = lazy(() => import('./holdings').then((module) => ({ default: module.Holdings })));
const Senders = lazy(() => import('./senders').then((module) => ({ default: module.Senders })));
const ReconcileDesk = lazy(() => import('./reconcile-desk').then((module) => ({ default: module.ReconcileDesk })));
const RecordsDesk = lazy(() => import('./records-desk').then((module) => ({ default: module.RecordsDesk })));
const ReportsDesk = lazy(() => import('./reports-desk').then((module) => ({ default: module.ReportsDesk })));

export interface RewardsPageProps {
  readonly day: string | null;
  readonly desk: RewardsDesk;
  readonly network: string | null;
}

/** Desks that are of use before any wallet is watched. */
const WITHOUT_WALLET: ReadonlySet<RewardsDesk> = new Set(['records', 'reports']);

/** All about money that came: the ledger first, and a tab for each desk that looks at it from another side. */
export function RewardsPage(props: RewardsPageProps) {
  const engine = useEngine();
  const wallets = useQuery(engine.ask.wallets.list.queryOptions({ input: {} }));
  const proposals = useQuery(engine.ask.rewards.proposals.queryOptions({ input: {} }));
  const counts = useQuery(engine.ask.rewards.list.queryOptions({ input: { filter: {}, limit: 1, offset: 0 } }));
  const [opened, setOpened] = useState<OpenedLines | null>(null);
  const unclassified = counts.data?.counts['unclassified'] ?? 0;
  const numbers: Partial<Record<RewardsDesk, number>> = { unclassified, senders: proposals.data?.proposals.length ?? 0 };
  // A tab that would show nothing stays away until there is something, unless it is the one that is open.
  const desks = REWARDS_DESKS.filter((desk) => desk !== 'unclassified' || unclassified > 0 || props.desk === desk);
  // Lines that were typed or imported belong to no watched wallet, and are shown all the same.
  const firstRun = wallets.data?.wallets.length === 0 && counts.data?.total === 0 && !WITHOUT_WALLET.has(props.desk);
  return (
    <>
      <div className="nw-page-head">
        <h1>{t('ledger.title')}</h1>
      </div>
      <RedecodeBanner />
      <Tabs
        value={props.desk}
        onChange={(value) => {
          const next = REWARDS_DESKS.find((candidate) => candidate === value);
          setOpened(null);
          if (next !== undefined) go({ page: 'rewards', day: null, desk: next });
        }}
        keepMounted={false}
      >
        <Tabs.List className="nw-desks" aria-label={t('ledger.desks')}>
          {desks.map((id) => {
            const n = numbers[id] ?? 0;
            return (
              <Tabs.Tab key={id} value={id}>
                {n > 0 ? t('ledger.tab.count', { label: t(`ledger.tab.${id}`), n }) : t(`ledger.tab.${id}`)}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        <div className="nw-tab-body" role="tabpanel" aria-label={t(`ledger.tab.${props.desk}`)}>
          {firstRun ? <NoWallet /> : (
            <Suspense fallback={<Card title={t(`ledger.tab.${props.desk}`)} state={LOADING} minHeight={240} />}>
              <Desk page={props} opened={opened} onOpened={setOpened} />
            </Suspense>
          )}
        </div>
      </Tabs>
    </>
  );
}

function Desk(props: { readonly page: RewardsPageProps; readonly opened: OpenedLines | null; readonly onOpened: (opened: OpenedLines | null) => void }) {
  const { desk, day, network } = props.page;
  const open = (opened: OpenedLines): void => {
    props.onOpened(opened);
    go({ page: 'rewards', day: null });
  };
  switch (desk) {
    case 'ledger':
      return <LedgerDesk key={`${day ?? 'all'}-${network ?? ''}-${props.opened?.words ?? ''}`} day={day} network={network} opened={props.opened} onClose={() => props.onOpened(null)} />;
    case 'unclassified':
      return <LedgerDesk key="unclassified" day={null} network={null} opened={null} onClose={() => props.onOpened(null)} only="unclassified" />;
    case 'money':
      return <MoneyDesk />;
    case 'holdings':
      return <Holdings />;
    case 'senders':
      return <Senders />;
    case 'reconcile':
      return <ReconcileDesk key={network ?? ''} network={network} onOpenLines={open} />;
    case 'records':
      return <RecordsDesk />;
    case 'reports':
      return <ReportsDesk />;
  }
}

function NoWallet() {
  return (
    <EmptyState
      title={t('card.first-run')}
      action={
        <div className="nw-row">
          <Button look="filled" onClick={() => go({ page: 'settings', section: 'wallets' })}>
            {t('ledger.add-wallet')}
          </Button>
          <Button onClick={() => go({ page: 'rewards', day: null, desk: 'records' })}>{t('ledger.import-instead')}</Button>
        </div>
      }
    >
      {t('ledger.no-wallet')}
    </EmptyState>
  );
}

import { lazy, Suspense, useEffect } from 'react';
import type { Route } from '../navigation/routes';
import { go } from '../navigation/use-route';
import { t } from '../strings/words';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { LOADING } from '../ui/card-state';
import { EmptyState } from '../ui/empty-state';
import { PageBoundary } from './page-boundary';

// Each page is a file of its own, so that the first one is there before the others (and the chart library) are.
const LOADERS = {
  HomePage: () => import('../features/home/home').then((module) => ({ default: module.HomePage })),
  DevicesPage: () => import('../features/devices/devices').then((module) => ({ default: module.DevicesPage })),
  RewardsPage: () => import('../features/rewards/rewards').then((module) => ({ default: module.RewardsPage })),
  NetworksPage: () => import('../features/networks/networks').then((module) => ({ default: module.NetworksPage })),
  BreakEvenPage: () => import('../features/break-even/break-even').then((module) => ({ default: module.BreakEvenPage })),
  CostsPage: () => import('../features/costs/costs').then((module) => ({ default: module.CostsPage })),
  PlannerPage: () => import('../features/planner/planner').then((module) => ({ default: module.PlannerPage })),
  SettingsPage: () => import('../features/settings/settings').then((module) => ({ default: module.SettingsPage })),
  WelcomePage: () => import('../features/onboarding/welcome').then((module) => ({ default: module.WelcomePage })),
  Gallery: () => import('../gallery/gallery').then((module) => ({ default: module.Gallery })),
};

const HomePage = lazy(LOADERS.HomePage);
const DevicesPage = lazy(LOADERS.DevicesPage);
const RewardsPage = lazy(LOADERS.RewardsPage);
const NetworksPage = lazy(LOADERS.NetworksPage);
const BreakEvenPage = lazy(LOADERS.BreakEvenPage);
const CostsPage = lazy(LOADERS.CostsPage);
const PlannerPage = lazy(LOADERS.PlannerPage);
const SettingsPage = lazy(LOADERS.SettingsPage);
const WelcomePage = lazy(LOADERS.WelcomePage);
const Gallery = lazy(LOADERS.Gallery);

/** The other pages are fetched once the first one stands, so that they can still be opened when the engine that serves them is gone. */
const FETCH_OTHERS_AFTER_MS = 3000;

function useOtherPages(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of Object.values(LOADERS)) void load().catch(() => undefined);
    }, FETCH_OTHERS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}

/** The page of a route, with a skeleton while its file loads and a plain message when it fails to draw. */
export function PageView(props: { readonly route: Route }) {
  useOtherPages();
  return (
    <PageBoundary key={props.route.page}>
      <Suspense fallback={<Card title={props.route.page === 'not-found' ? '' : t(`nav.${props.route.page}`)} state={LOADING} minHeight={240} />}>
        <Page route={props.route} />
      </Suspense>
    </PageBoundary>
  );
}

function Page(props: { readonly route: Route }) {
  const { route } = props;
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'devices':
      return <DevicesPage id={route.id} />;
    case 'rewards':
      return <RewardsPage day={route.day} desk={route.desk ?? 'ledger'} network={route.network ?? null} />;
    case 'networks':
      return <NetworksPage id={route.id} />;
    case 'break-even':
      return <BreakEvenPage id={route.id} desk={route.desk ?? 'verdict'} />;
    case 'costs':
      return <CostsPage />;
    case 'planner':
      return <PlannerPage desk={route.desk ?? 'compare'} />;
    case 'settings':
      return <SettingsPage section={route.section} />;
    case 'gallery':
      return <Gallery />;
    case 'welcome':
      return <WelcomePage />;
    case 'not-found':
      return (
        <EmptyState
          title={t('page.not-found')}
          action={
            <Button look="plain" onClick={() => go({ page: 'home' })}>
              {t('page.not-found.go')}
            </Button>
          }
        />
      );
  }
}

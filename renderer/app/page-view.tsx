import { lazy, Suspense } from 'react';
import type { Route } from '../navigation/routes';
import { go } from '../navigation/use-route';
import { t } from '../strings/words';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { LOADING } from '../ui/card-state';
import { EmptyState } from '../ui/empty-state';
import { PageBoundary } from './page-boundary';

// Each page is a file of its own, so that the first one is there before the others (and the chart library) are.
const HomePage = lazy(() => import('../features/home/home').then((module) => ({ default: module.HomePage })));
const DevicesPage = lazy(() => import('../features/devices/devices').then((module) => ({ default: module.DevicesPage })));
const RewardsPage = lazy(() => import('../features/rewards/rewards').then((module) => ({ default: module.RewardsPage })));
const BreakEvenPage = lazy(() => import('../features/break-even/break-even').then((module) => ({ default: module.BreakEvenPage })));
const SettingsPage = lazy(() => import('../features/settings/settings').then((module) => ({ default: module.SettingsPage })));
const WelcomePage = lazy(() => import('../features/onboarding/welcome').then((module) => ({ default: module.WelcomePage })));
const Gallery = lazy(() => import('../gallery/gallery').then((module) => ({ default: module.Gallery })));

/** The page of a route, with a skeleton while its file loads and a plain message when it fails to draw. */
export function PageView(props: { readonly route: Route }) {
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
      return <RewardsPage day={route.day} />;
    case 'break-even':
      return <BreakEvenPage id={route.id} />;
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

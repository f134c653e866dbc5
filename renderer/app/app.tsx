import { useCallback, useEffect, useState } from 'react';
import { useRoute } from '../navigation/use-route';
import { useEngine } from '../state/engine';
import { t } from '../strings/words';
import { Banners } from './banners';
import { KeyHelp } from './key-help';
import { Layout } from './layout';
import { PageView } from './page-view';
import { Palette } from './palette';
import { StatusStrip } from './status-strip';
import { useFirstRun } from './use-first-run';
import { useKeys } from './use-keys';

/** The whole app inside its providers. */
export function App() {
  const route = useRoute();
  const [open, setOpen] = useState<'help' | 'palette' | null>(null);
  const onHelp = useCallback(() => setOpen('help'), []);
  const onPalette = useCallback(() => setOpen('palette'), []);
  const onClose = useCallback(() => setOpen(null), []);
  const engine = useEngine();
  const onRefresh = useCallback(() => void engine.queries.invalidateQueries(), [engine]);
  useKeys({ onHelp, onPalette, onRefresh });
  useFirstRun(route);
  useEffect(() => {
    document.title = route.page === 'not-found' ? t('app.name') : `${t(`nav.${route.page}`)} – ${t('app.name')}`;
    globalThis.scrollTo(0, 0);
  }, [route.page]);
  return (
    <Layout route={route} status={<StatusStrip />} banners={<Banners />} onPalette={onPalette}>
      <PageView route={route} />
      <KeyHelp opened={open === 'help'} onClose={onClose} />
      <Palette opened={open === 'palette'} onClose={onClose} />
    </Layout>
  );
}

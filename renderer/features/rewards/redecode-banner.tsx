import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useEngine } from '../../state/engine';
import { t } from '../../strings/words';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/panels';

const RedecodePanel = lazy(() => import('./redecode-panel').then((module) => ({ default: module.RedecodePanel })));

/** Says that an older decoder has read a part of the history, and opens what a newer one would change. Nothing is changed before it was seen. */
export function RedecodeBanner() {
  const engine = useEngine();
  const asked = useQuery(engine.ask.reconcile.previewDecoding.queryOptions({ input: { start: false } }));
  const [open, setOpen] = useState(false);
  const waiting = asked.data?.waiting ?? 0;
  if (waiting === 0 && !open) return null;
  return (
    <div className="nw-redecode">
      {waiting === 0 ? null : (
        <Banner tone="info" action={<Button onClick={() => setOpen(true)}>{t('redecode.look')}</Button>}>
          {t('redecode.banner', { n: waiting })}
        </Banner>
      )}
      <Dialog opened={open} title={t('redecode.title')} onClose={() => setOpen(false)} size="lg">
        <Suspense fallback={<p className="nw-muted">{t('card.loading', { title: t('redecode.title') })}</p>}>
          <RedecodePanel onDone={() => setOpen(false)} />
        </Suspense>
      </Dialog>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { go } from '../navigation/use-route';
import { useConnectionStatus, useEngine } from '../state/engine';
import { wordsForCode, t } from '../strings/words';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { useFormats } from '../strings/use-formats';
import { useNow } from '../ui/now';

/** What holds for every page: sample data, an engine that does not answer. */
export function Banners() {
  return (
    <>
      <EngineBanner />
      <DemoBanner />
    </>
  );
}

function DemoBanner() {
  const engine = useEngine();
  const info = useQuery(engine.ask.system.info.queryOptions({ input: {} }));
  if (info.data?.demo !== true) return null;
  return <Banner tone="warn">{t('demo.banner')}</Banner>;
}

function EngineBanner() {
  const status = useConnectionStatus();
  const formats = useFormats();
  const now = useNow();
  const goneSinceMs = useGoneSince();
  switch (status.kind) {
    case 'running':
    case 'starting':
      return null;
    case 'lost':
      return <Banner tone="warn">{goneSinceMs === null ? t('connection.lost-new') : t('connection.lost', { age: formats.age(now, goneSinceMs) })}</Banner>;
    case 'restarting':
      return <Banner tone="warn">{t('connection.restarting')}</Banner>;
    case 'failed':
      return <Banner tone="loss">{t('connection.failed', { reason: wordsForCode('engine-failed', status.reason) ?? status.reason })}</Banner>;
    case 'refused':
      return (
        <Banner tone="loss" action={<Button onClick={() => go({ page: 'home' })}>{t('nav.home')}</Button>}>
          {t('connection.refused')}
        </Banner>
      );
  }
}

/** When the engine was last there; null while it is, or when it never was. */
function useGoneSince(): number | null {
  const { connection } = useEngine();
  const [sinceMs, setSinceMs] = useState<number | null>(null);
  useEffect(() => connection.onStatus((status) => setSinceMs((earlier) => (status.kind === 'running' ? null : (earlier ?? Date.now())))), [connection]);
  return sinceMs;
}

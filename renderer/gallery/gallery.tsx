import { t } from '../strings/words';
import { GalleryCharts } from './gallery-charts';
import { GalleryParts } from './gallery-parts';
import { GalleryStates } from './gallery-states';

/** Every card state, part and chart on one page, so that a change of one is seen in all. */
export function Gallery() {
  return (
    <div className="nw-stack">
      <div>
        <h1 style={{ fontSize: 'var(--nw-size-title)' }}>{t('gallery.title')}</h1>
        <p className="nw-muted">{t('gallery.lead')}</p>
      </div>
      <GalleryStates />
      <GalleryParts />
      <GalleryCharts />
    </div>
  );
}

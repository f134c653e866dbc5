import { t } from '../../strings/words';

/** What power costs now, and which device spends it. */
export function CostsPage() {
  return <h1 className="nw-page-title">{t('nav.costs')}</h1>;
}

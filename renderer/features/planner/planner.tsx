import type { PlannerDesk } from '../../navigation/routes';
import { t } from '../../strings/words';

/** Does it pay to buy this? Two questions first, then the table. */
export function PlannerPage(_props: { readonly desk: PlannerDesk }) {
  return <h1 className="nw-page-title">{t('nav.planner')}</h1>;
}

import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { fakeExports } from './exports';
import { fakeNetworks } from './network-handlers';
import { fakeMoney } from './positions';
import { fakeReconcile } from './reconcile';
import { fakeRecords } from './records';
import type { FakeScenario } from './scenario';

type Groups = Pick<QuestionHandlers, 'networks' | 'facts' | 'money' | 'reconcile' | 'records' | 'imports' | 'exports'>;

/** All groups about networks and money; `busy` is true while a file is being made. */
export function fakeNetworkGroups(scenario: FakeScenario): { readonly groups: Groups; readonly busy: () => boolean } {
  const { busy, exports } = fakeExports(scenario);
  return { busy, groups: { ...fakeNetworks(scenario), ...fakeMoney(scenario), ...fakeReconcile(scenario), ...fakeRecords(scenario), exports } };
}

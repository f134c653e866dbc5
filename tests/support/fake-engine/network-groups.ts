import { notYet } from '../../../main/engine/handlers/not-yet';
import type { QuestionHandlers } from '../../../shared/contract/handlers';

export const fakeNetworkGroups = (): Pick<QuestionHandlers, 'networks' | 'facts' | 'money' | 'reconcile' | 'records' | 'imports' | 'exports'> => ({
  networks: { list: notYet, get: notYet, look: notYet, previewFile: notYet, addFile: notYet, removeFile: notYet },
  facts: { ages: notYet, replace: notYet, reset: notYet },
  money: { states: notYet, calendar: notYet, prices: notYet },
  reconcile: { get: notYet, previewDecoding: notYet, applyDecoding: notYet },
  records: { addLine: notYet, removeLine: notYet, costs: notYet, addCost: notYet, removeCost: notYet },
  imports: { preview: notYet, apply: notYet, list: notYet, remove: notYet },
  exports: { gaps: notYet, start: notYet, state: notYet, read: notYet, cancel: notYet, tax: notYet },
});

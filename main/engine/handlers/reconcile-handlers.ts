import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notYet } from './not-yet';

export const reconcileHandlers = (): Pick<QuestionHandlers, 'reconcile'> => ({
  reconcile: { get: notYet, previewDecoding: notYet, applyDecoding: notYet },
});

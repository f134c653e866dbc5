import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notYet } from './not-yet';

export const exportHandlers = (): Pick<QuestionHandlers, 'exports'> => ({
  exports: { gaps: notYet, start: notYet, state: notYet, read: notYet, cancel: notYet, tax: notYet },
});

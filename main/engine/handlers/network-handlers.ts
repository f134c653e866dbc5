import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notYet } from './not-yet';

export const networkHandlers = (): Pick<QuestionHandlers, 'networks' | 'facts'> => ({
  networks: { list: notYet, get: notYet, look: notYet, previewFile: notYet, addFile: notYet, removeFile: notYet },
  facts: { ages: notYet, replace: notYet, reset: notYet },
});

import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notYet } from './not-yet';

export const recordHandlers = (): Pick<QuestionHandlers, 'records' | 'imports'> => ({
  records: { addLine: notYet, removeLine: notYet, costs: notYet, addCost: notYet, removeCost: notYet },
  imports: { preview: notYet, apply: notYet, list: notYet, remove: notYet },
});

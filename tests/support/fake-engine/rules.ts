import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notMade } from './not-made';

export const fakeRules: QuestionHandlers['rules'] = {
  book: notMade,
  tryProposal: notMade,
};

import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notMade } from './not-made';

export const fakeCosts: QuestionHandlers['costs'] = {
  get: notMade,
  log: notMade,
};

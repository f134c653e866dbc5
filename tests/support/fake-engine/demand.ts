import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notMade } from './not-made';

export const fakeDemand: QuestionHandlers['demand'] = {
  get: notMade,
  refresh: notMade,
  strip: notMade,
};

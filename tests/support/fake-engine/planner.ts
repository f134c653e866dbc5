import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notMade } from './not-made';

export const fakePlanner: QuestionHandlers['planner'] = {
  catalogue: notMade,
  edit: notMade,
  compare: notMade,
  read: notMade,
  plans: notMade,
  savePlan: notMade,
  removePlan: notMade,
  exportPlan: notMade,
  importPlan: notMade,
  setGhost: notMade,
  ghosts: notMade,
  allocate: notMade,
  hours: notMade,
};

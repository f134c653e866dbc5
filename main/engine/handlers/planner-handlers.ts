import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notYet } from './not-yet';
import type { EngineParts } from './parts';

export function plannerHandlers(_parts: EngineParts): QuestionHandlers['planner'] {
  return {
    catalogue: notYet,
    edit: notYet,
    compare: notYet,
    read: notYet,
    plans: notYet,
    savePlan: notYet,
    removePlan: notYet,
    exportPlan: notYet,
    importPlan: notYet,
    setGhost: notYet,
    ghosts: notYet,
    allocate: notYet,
    hours: notYet,
  };
}

import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notYet } from './not-yet';
import type { EngineParts } from './parts';

export function ruleHandlers(_parts: EngineParts): QuestionHandlers['rules'] {
  return {
    book: notYet,
    tryProposal: notYet,
  };
}

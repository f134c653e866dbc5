import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notYet } from './not-yet';
import type { EngineParts } from './parts';

export function demandHandlers(_parts: EngineParts): QuestionHandlers['demand'] {
  return {
    get: notYet,
    refresh: notYet,
    strip: notYet,
  };
}

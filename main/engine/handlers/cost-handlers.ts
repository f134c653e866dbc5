import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notYet } from './not-yet';
import type { EngineParts } from './parts';

export function costHandlers(_parts: EngineParts): QuestionHandlers['costs'] {
  return {
    get: notYet,
    log: notYet,
  };
}

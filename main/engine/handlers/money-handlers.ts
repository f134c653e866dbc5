import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notYet } from './not-yet';
import type { EngineParts } from './parts';

export const moneyHandlers = (_parts: EngineParts): Pick<QuestionHandlers, 'money'> => ({
  money: { states: notYet, calendar: notYet, prices: notYet },
});

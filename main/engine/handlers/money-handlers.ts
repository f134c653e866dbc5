import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { notYet } from './not-yet';

export const moneyHandlers = (): Pick<QuestionHandlers, 'money'> => ({
  money: { states: notYet, calendar: notYet, prices: notYet },
});

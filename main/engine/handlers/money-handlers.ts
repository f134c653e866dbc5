import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { tokenPrices } from '../prices/token-prices';
import { notYet } from './not-yet';
import type { EngineParts } from './parts';

export const moneyHandlers = (parts: EngineParts): Pick<QuestionHandlers, 'money'> => ({
  money: { states: notYet, calendar: notYet, prices: () => ({ tokens: tokenPrices(parts.pricing.wanted(), parts.pricing, parts.networks.book()), failed: parts.pricing.failed() }) },
});

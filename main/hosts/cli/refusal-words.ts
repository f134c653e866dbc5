import type { EngineError } from '../../engine/errors';

/** The engine's refusals as one clear line for a terminal; pages have their own words by the same codes. What was typed is never repeated. */
export function refusalWords({ engineCode, context }: EngineError): string {
  switch (engineCode) {
    case 'SECRET_REFUSED':
      return `This looks like a private key or seed phrase (${context['kind'] ?? 'secret'}). It was not stored. Nodeworth takes public addresses only; whoever has the key has the money.`;
    case 'BAD_ADDRESS':
      return context['chain'] === undefined ? `This is no address of a chain that is read (${context['why'] ?? 'not understood'}).` : `This is no address of ${context['chain']} (${context['why'] ?? 'not understood'}).`;
    case 'ALREADY_THERE':
      return 'This wallet is watched already.';
    case 'NOT_FOUND':
      return `There is no such ${context['what'] ?? 'thing'}.`;
    case 'BAD_INPUT':
      return `${context['key'] ?? 'Input'} should be ${(context['should'] ?? 'a valid value').replace(/^should be /, '')}`;
    case 'LOOKS_WRONG':
      return `A price of ${context['price'] ?? ''} ${context['currency'] ?? ''} per kWh is far from any household's (${context['low'] ?? ''} to ${context['high'] ?? ''}). Check the unit.`;
    case 'ENGINE_FAILED':
      return `The engine could not start: ${context['reason'] ?? 'no reason given'}`;
    case 'SOURCE_UNREACHABLE':
      return `${context['source'] ?? 'A source'} did not answer: ${context['reason'] ?? 'no reason given'}`;
    case 'CANCELLED':
      return 'Cancelled.';
    case 'IS_DEMO':
      return 'This is the demo on sample data: it reads no chain.';
    case 'SWITCHED_OFF':
      return 'Reading the chain is switched off in the settings.';
  }
}

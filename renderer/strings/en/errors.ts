/** What went wrong, and what to do. One entry for each code of the contract. */
export const errors = {
  'error.BAD_INPUT': 'Something typed is not right: {key} should be {should}.',
  'error.BAD_INPUT.plain': 'Something typed is not right. Look at the fields again.',
  'error.SECRET_REFUSED': 'That looks like a private key or a seed phrase. It was not stored and not logged. Nodeworth only ever needs the public address; whoever has the key has the money, so paste it nowhere.',
  'error.BAD_ADDRESS': 'That is no address of a chain that the app reads. Look at it again: every character counts.',
  'error.ALREADY_THERE': 'That is already there.',
  'error.NOT_FOUND': 'That is not there any more.',
  'error.LOOKS_WRONG': '{price} {currency} per kWh is outside what households pay anywhere ({low} to {high} {currency}). Were cents typed where whole units are meant?',
  'error.LOOKS_WRONG.plain': 'This price is far from what people pay. Check whether cents and whole units were mixed up.',
  'error.ENGINE_FAILED': 'The engine could not be started: {reason}.',
  'error.ENGINE_FAILED.plain': 'The engine could not be started.',
  'error.SOURCE_UNREACHABLE': '{source} did not answer. The app tries again by itself.',
  'error.SOURCE_UNREACHABLE.plain': 'A source did not answer. The app tries again by itself.',
  'error.CANCELLED': 'It was cancelled.',
  'error.IS_DEMO': 'This is the demo on sample data: it reads no chain. Start Nodeworth without the demo to watch your own wallets.',
  'error.SWITCHED_OFF': 'Reading the chain is switched off in the settings, so nothing was asked for.',
  'error.unknown': 'The engine did not answer as expected. Try again in a moment.',
} as const;

export const ledger = {
  'ledger.unknown-token': 'unknown token',
  'ledger.transaction': 'transaction',
} as const;

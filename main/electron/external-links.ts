/**
 * Sites that a page may open in the person's browser, with the reason each is there. A host stands for itself only, not for its
 * subdomains.
 */
export const EXTERNAL_HOSTS: Readonly<Record<string, string>> = {
  'arbiscan.io': 'a transaction or address of the ledger',
  'basescan.org': 'a transaction or address of the ledger',
  'etherscan.io': 'a transaction or address of the ledger',
  'explorer.runonflux.io': 'a transaction or address of the ledger',
  'explorer.solana.com': 'a transaction or address of the ledger',
  'explorer.thetatoken.org': 'a transaction or address of the ledger',
  'explorer.zksync.io': 'a transaction or address of the ledger',
  'filfox.info': 'a transaction or address of the ledger',
  'polygonscan.com': 'a transaction or address of the ledger',
  'solscan.io': 'a transaction or address of the ledger',
};

/** The address to open, or null when it is not https, carries a name and password, a port of its own, or is not on the list. */
export const toExternalLink = (url: string): string | null => {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  const plain = parsed.protocol === 'https:' && parsed.username === '' && parsed.password === '' && parsed.port === '';
  return plain && Object.hasOwn(EXTERNAL_HOSTS, parsed.hostname) ? parsed.href : null;
};

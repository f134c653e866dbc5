import { asAddress, asCount, asList, asRecord, type JsonRecord } from './json';

export interface AccountKeys {
  /** Static keys, then loaded writable, then loaded readonly ones: the order that every index points into. */
  readonly addresses: readonly string[];
  readonly signers: ReadonlySet<string>;
}

/** null when a key is missing: an index into an incomplete list would name the wrong account. */
export function parseAccountKeys(message: JsonRecord, meta: JsonRecord): AccountKeys | null {
  const keys = asList(message['accountKeys']);
  if (keys === null || keys.length === 0) return null;
  const addresses: string[] = [];
  const signers = new Set<string>();
  const required = asCount(asRecord(message['header'])?.['numRequiredSignatures']) ?? 1;
  for (const [index, key] of keys.entries()) {
    const record = asRecord(key);
    const address = asAddress(record?.['pubkey'] ?? key);
    if (address === null) return null;
    addresses.push(address);
    if (record === null ? index < required : record['signer'] === true) signers.add(address);
  }
  // `jsonParsed` has the loaded keys in its list already; compiled answers keep them beside it.
  const lamports = asList(meta['preBalances']);
  const merged = keys.some((key) => asRecord(key)?.['source'] === 'lookupTable') || addresses.length === lamports?.length;
  const loaded = asRecord(meta['loadedAddresses']);
  if (!merged && loaded !== null) {
    for (const address of [...(asList(loaded['writable']) ?? []), ...(asList(loaded['readonly']) ?? [])]) {
      const loadedAddress = asAddress(address);
      if (loadedAddress === null) return null;
      addresses.push(loadedAddress);
    }
  }
  // The node lists one lamport balance for each key: the only count that does not depend on the encoding.
  return lamports !== null && lamports.length !== addresses.length ? null : { addresses, signers };
}

/** A key whose files may replace facts of the app. */
export interface FactsKey {
  readonly name: string;
  /** Ed25519 public key, 32 bytes in base64. */
  readonly publicKey: string;
}

/**
 * Keys that may sign facts files, the newest first. Who publishes releases makes a pair with `node main/tools/sign-facts.mjs --new-key`, keeps the
 * private half off every machine that builds, and puts the public half here; an old key stays until its last file has been replaced.
 */
export const FACTS_KEYS: readonly FactsKey[] = [];

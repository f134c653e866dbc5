/**
 * Error codes that cross the contract as `{ code, context }`. Append only: pages and scripts key on them. The words are in the
 * string catalogue. A context holds what the sentence needs, never a stack, a path of the machine or a secret.
 */
export const ERROR_CODES = {
  /** Something typed is wrong; context.key names it, context.should says what it should be. */
  BAD_INPUT: 400,
  /** What was typed looks like a private key or seed phrase; it was not stored. context.kind */
  SECRET_REFUSED: 400,
  /** Not an address of this chain. context.why */
  BAD_ADDRESS: 400,
  ALREADY_THERE: 409,
  NOT_FOUND: 404,
  /** A typed price is far from the region's; ask again with `confirmed`. context.price, context.typical */
  LOOKS_WRONG: 409,
  /** The engine could not start; every call is answered with this. context.reason */
  ENGINE_FAILED: 503,
  /** A source did not answer. context.source, context.reason */
  SOURCE_UNREACHABLE: 502,
  CANCELLED: 499,
  /** Asked for what the demo on sample data does not do: read a chain. */
  IS_DEMO: 409,
  /** What was asked for is switched off in the settings. context.what: `chain` */
  SWITCHED_OFF: 409,
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** SHA-256 over names and contents of all sources of a target, as hex; `base` is the root of the checkout unless told otherwise. */
export const fingerprint: (target: { readonly sources: readonly string[] }, base?: string) => string;

/**
 * The content security policy of every page, on the desktop and over HTTP: nothing is allowed that is not named.
 * @param nonce random per response; it is for the one style element that the component library writes at run time. The page finds it
 * where `index.html` has `NONCE_PLACE`.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
    "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ');

/** What stands in `index.html` in place of the nonce until a host serves it. */
export const NONCE_PLACE = '__CSP_NONCE__';

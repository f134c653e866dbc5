import type { Page } from 'playwright';

/** What a page complained about since it was watched. */
export interface Problems {
  /** Errors in the console, uncaught exceptions, and what the content security policy refused. */
  list(): readonly string[];
  /** Addresses asked for that are not this machine. */
  outside(): readonly string[];
}

const isHere = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return ['app:', 'data:', 'blob:', 'devtools:'].includes(protocol) || hostname === '127.0.0.1' || hostname === 'localhost';
};

/** A refusal that is part of the contract (a price that is asked back about): the browser itself notes every answer of that kind. */
const isAskedBack = (text: string): boolean => text.includes('the server responded with a status of 409');

/** Begins to listen; from before the first page on, nothing is missed. */
export function watchProblems(page: Page): Problems {
  const found: string[] = [];
  const away: string[] = [];
  // A refusal by the content security policy is an error in the console too.
  page.on('console', (message) => {
    if (message.type() === 'error' && !isAskedBack(message.text())) found.push(`${message.text()} (${page.url()})`);
  });
  page.on('pageerror', (error) => found.push(`uncaught: ${error.stack ?? error.message} (${page.url()})`));
  page.on('request', (request) => {
    if (!isHere(request.url())) away.push(request.url());
  });
  return { list: () => [...found], outside: () => [...away] };
}

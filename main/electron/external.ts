import { shell } from 'electron';

import { log } from './log';
import { toExternalLink } from './external-links';

/** The one place that opens something outside of the app. What is not on the list is dropped and logged. */
export const openExternal = (url: string): void => {
  const link = toExternalLink(url);
  if (link === null) {
    log('link.refused', url.slice(0, 200));
    return;
  }
  shell.openExternal(link).catch((error: unknown) => {
    log('link.failed', error instanceof Error ? error.message : String(error));
  });
};

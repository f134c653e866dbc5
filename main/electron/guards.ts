import { app, type Session } from 'electron';

import { openExternal } from './external';
import { isOwnPage, PAGE_SCHEME } from './page-files';

/** Addresses that never leave the machine and that the content security policy rules on. */
const LOCAL_SCHEMES = new Set([`${PAGE_SCHEME}:`, 'blob:', 'data:', 'devtools:']);

const schemeOf = (url: string): string => {
  try {
    return new URL(url).protocol;
  } catch {
    return '';
  }
};

/** A window shows our pages and nothing else: no navigation, no new window, no embedded content. A link to outside goes to the browser. */
export const guardContents = (): void => {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event, url) => {
      if (isOwnPage(url)) return;
      event.preventDefault();
      openExternal(url);
    });
    contents.on('will-redirect', (event, url) => {
      if (!isOwnPage(url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(({ url }) => {
      openExternal(url);
      return { action: 'deny' };
    });
  });
};

/** A page has no permissions, no devices and no network, whatever it asks for. Writing to the clipboard is the one thing it may do. */
export const guardSession = (session: Session): void => {
  const allowed = (permission: string): boolean => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(allowed(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => allowed(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !LOCAL_SCHEMES.has(schemeOf(details.url)) });
  });
};

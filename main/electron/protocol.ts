import { randomBytes } from 'node:crypto';

import { protocol } from 'electron';

import { answerPageRequest, PAGE_SCHEME } from './page-files';

/** Must run before the app is ready: gives our scheme an origin of its own, like https has, and nothing beyond it. */
export const registerPageScheme = (): void => {
  protocol.registerSchemesAsPrivileged([{ scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, codeCache: true } }]);
};

/** Serves the built pages of `folder` under our scheme. */
export const servePages = (folder: string): void => {
  protocol.handle(PAGE_SCHEME, async (request) => {
    const { status, headers, body } = await answerPageRequest(request, folder, randomBytes(16).toString('base64'));
    return new Response(body, { status, headers });
  });
};

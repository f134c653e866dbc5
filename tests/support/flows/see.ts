import { expect } from 'playwright/test';

import { PATIENCE_MS } from './stage';

/** Playwright's assertions, which look again until they hold: the wait and the check in one, without any sleep. */
export const see = expect.configure({ timeout: PATIENCE_MS });

// npm run check: types, lint, import rules and unit tests, side by side. The one command before a push; it builds nothing.
import { finish, lint, project, tell, types } from './gate/suites.mjs';

const results = await Promise.all(
  [types(), lint(), project('architecture'), project('unit')].map(async (running) => {
    const result = await running;
    tell(result);
    return result;
  }),
);
finish(results);

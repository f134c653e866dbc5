import { defineConfig } from 'vitest/config';

// One project per kind of test (see tests/README.md). Zone pinned: a test that depends on the machine's zone is wrong.
process.env['TZ'] = 'UTC';

const project = (name: string, timeoutMs: number, fileParallelism = true) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`],
    setupFiles: ['tests/support/fixed-seed.ts'],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    fileParallelism,
  },
});

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: [
      project('unit', 30_000),
      project('architecture', 20_000),
      project('integration', 60_000),
      project('recorded', 60_000),
      project('hosts', 60_000, false),
      project('e2e', 120_000, false),
      project('desktop', 120_000, false),
    ],
  },
});

// npm run bench [-- --minutes N --runs N --only PART,PART]: prints each figure of the watcher's own cost beside its target.
import { fileURLToPath } from 'node:url';
import { buildStale } from '../../main/tools/lib/build.mjs';
import { needNode } from '../../main/tools/lib/node-version.mjs';
import { runTs } from '../support/run-ts.mjs';

needNode();
await buildStale({ only: ['main', 'renderer'] });
await runTs(fileURLToPath(new URL('bench.ts', import.meta.url)), process.argv.slice(2));

import { fileURLToPath } from 'node:url';
import { runTs } from '../run-ts.mjs';

await runTs(fileURLToPath(new URL('serve.ts', import.meta.url)), process.argv.slice(2));

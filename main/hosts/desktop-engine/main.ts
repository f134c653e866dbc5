import { keepHeapSmall } from '../compose/small-heap';
import type { ParentPort } from './run';

const parent = (process as unknown as { parentPort?: ParentPort }).parentPort;

if (parent === undefined) {
  process.stderr.write('This program is started by the desktop window; use `npm start` or `npm run nodeworth -- serve`.\n');
  process.exitCode = 1;
} else {
  keepHeapSmall();
  void import('./run').then(({ run }) => run(parent, process.argv.slice(2), __dirname));
}

import { keepHeapSmall } from '../compose/small-heap';

keepHeapSmall();
void import('./run').then(({ run }) => run(process.argv.slice(2), __dirname));

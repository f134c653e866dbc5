import { keepHeapSmall } from '../compose/small-heap';

keepHeapSmall();
void Promise.all([import('./run-cli'), import('./output')])
  .then(([{ runCli }, { processOutput }]) => runCli(process.argv.slice(2), processOutput, __dirname))
  .then((status) => {
    process.exitCode = status;
  });

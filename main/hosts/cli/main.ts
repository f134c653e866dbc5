import { processOutput } from './output';
import { runCli } from './run-cli';

void runCli(process.argv.slice(2), processOutput, __dirname).then((status) => {
  process.exitCode = status;
});

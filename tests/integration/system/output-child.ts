import { processOutput } from '../../../main/hosts/cli/output';

// More than any pipe holds, then the end as every command ends.
for (let i = 0; i < 200; i += 1) processOutput.answer('x'.repeat(10_000));
setTimeout(() => processOutput.answer('the end'), 200);

// npm run -s nodeworth -- COMMAND …: the command line from a checkout. Builds what is stale with words on stderr; stdout belongs to the
// command, and its exit status is ours.
import { buildStale } from './lib/build.mjs';
import { hand } from './lib/child.mjs';
import { needNode } from './lib/node-version.mjs';
import { at } from './lib/paths.mjs';
import { stop } from './lib/say.mjs';

needNode();
const words = process.argv.slice(2);
try {
  // Pages are needed only by the command that serves them.
  await buildStale({ only: words[0] === 'serve' ? ['main', 'renderer'] : ['main'] });
} catch (error) {
  stop(`Build failed: ${error.message}`);
}
process.exit(await hand(process.execPath, [at('out/main/cli.cjs'), ...words], { cwd: process.env.INIT_CWD ?? process.cwd() }));

// npm run build [-- --force] [target …]: builds what is older than its sources and prints one line per target.
import { buildStale } from './lib/build.mjs';
import { stop } from './lib/say.mjs';

const words = process.argv.slice(2);
const only = words.filter((word) => !word.startsWith('-'));
try {
  await buildStale({ force: words.includes('--force'), loud: true, ...(only.length > 0 ? { only } : {}) });
} catch (error) {
  stop(`Build failed: ${error.message}`);
}

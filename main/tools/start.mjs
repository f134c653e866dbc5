// npm start [-- --demo --data-dir FOLDER --port N --headless]: opens the desktop window where Electron can run, and otherwise says why
// in one line and serves the same pages on the loopback address.
import { buildStale } from './lib/build.mjs';
import { hand } from './lib/child.mjs';
import { findElectron, whyNoScreen, whyNoWindow } from './lib/electron.mjs';
import { getOwn } from './lib/electron-download.mjs';
import { needNode } from './lib/node-version.mjs';
import { at } from './lib/paths.mjs';
import { say, stop } from './lib/say.mjs';
import { stageApp } from './lib/stage.mjs';
import { parseStart } from './lib/words.mjs';

needNode();
const { demo, headless, dataDir, port, unknown } = parseStart(process.argv.slice(2));
if (unknown.length > 0) stop(`npm start does not know ${unknown.join(' ')}. It knows --demo, --data-dir FOLDER, --port N and --headless.`);
try {
  await buildStale();
} catch (error) {
  stop(`Build failed: ${error.message}`);
}

/** The runtime that is there, else the one that Electron's package gets on first use. */
const haveElectron = async () => {
  const found = findElectron();
  if (found !== undefined) return found;
  say('Getting Electron’s runtime, once (about 110 MB) …');
  const refused = await getOwn();
  if (refused !== undefined) say(`It could not be had: ${refused}`);
  return findElectron();
};

const noScreen = headless ? 'asked for' : whyNoScreen();
const runtime = noScreen === undefined ? await haveElectron() : undefined;
const why = noScreen ?? whyNoWindow(runtime);
if (why === undefined) {
  if (runtime.origin === 'stand-in') say(`Electron ${runtime.version} is an old one that stands in for tests; for everyday use get Electron’s own (node main/tools/get-electron.mjs).`);
  const folder = at('.cache/desktop-app');
  stageApp(folder, runtime.version);
  if (port !== undefined) say('--port is for the served pages; the desktop window needs none.');
  const words = [folder, ...(demo ? ['--demo'] : []), ...(dataDir === undefined ? [] : [`--data-dir=${dataDir}`])];
  process.exit(await hand(runtime.executable, words));
}
say(`No desktop window: ${why}. Serving the same pages on this machine instead.`);
const words = [
  ...(demo ? ['--demo'] : []),
  ...(dataDir === undefined ? [] : ['--data-dir', dataDir]),
  ...(port === undefined ? [] : ['--port', port]),
];
process.exit(await hand(process.execPath, [at('out/main/headless.cjs'), ...words]));

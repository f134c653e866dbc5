// node main/tools/stage.mjs FOLDER: lays the built app out in FOLDER and prints, as JSON on stdout, how to start it there. For the tests.
import { resolve } from 'node:path';
import { findElectron } from './lib/electron.mjs';
import { stop } from './lib/say.mjs';
import { stageApp } from './lib/stage.mjs';

const [given] = process.argv.slice(2);
if (given === undefined) stop('Name the folder that the app goes to.');
const runtime = findElectron();
if (runtime === undefined) stop('There is no Electron here.');
const folder = resolve(given);
stageApp(folder, runtime.version);
process.stdout.write(`${JSON.stringify({ folder, ...runtime })}\n`);

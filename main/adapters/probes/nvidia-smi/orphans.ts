import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Set in the environment of every child, with the process number of the engine that started it. */
export const PARENT_MARK = 'NODEWORTH_PROBE_PARENT';

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
};

/** The engine that started the process, from its environment; null when the mark is not there. */
export const parseParentMark = (environ: string): number | null => {
  const entry = environ.split('\0').find((candidate) => candidate.startsWith(`${PARENT_MARK}=`));
  const pid = entry === undefined ? Number.NaN : Number(entry.slice(PARENT_MARK.length + 1));
  return Number.isInteger(pid) && pid > 0 ? pid : null;
};

/** The process number of the parent, from /proc/<pid>/stat: the second field after the program's name in brackets. */
export const parseParentPid = (stat: string): number | null => {
  const pid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ', 2)[1]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
};

/**
 * Children that an engine which was killed left behind. The one that lists processes writes nothing while no program computes, so no broken
 * pipe ever ends it. A child is an orphan when it carries our mark and its parent is no longer the process named there. Linux only.
 */
export const findOrphans = (procRoot: string): readonly number[] => {
  let names: readonly string[];
  try {
    names = readdirSync(procRoot);
  } catch {
    return [];
  }
  const orphans: number[] = [];
  for (const name of names) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid <= 1) continue;
    if (!readText(join(procRoot, name, 'cmdline')).includes('--query-compute-apps=')) continue;
    const mark = parseParentMark(readText(join(procRoot, name, 'environ')));
    if (mark !== null && parseParentPid(readText(join(procRoot, name, 'stat'))) !== mark) orphans.push(pid);
  }
  return orphans;
};

/** Ends them; one that is gone already or belongs to somebody else is passed over. */
export const endOrphans = (procRoot: string): number => {
  let ended = 0;
  for (const pid of findOrphans(procRoot)) {
    try {
      process.kill(pid, 'SIGKILL');
      ended += 1;
    } catch {
      // Gone in between.
    }
  }
  return ended;
};

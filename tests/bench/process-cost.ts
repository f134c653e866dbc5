import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc/PID/stat: 100 a second on every Linux (USER_HZ). */
const TICK_MS = 10;

/** User and system time of a process and all of its threads so far, ms. Linux only. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** The same from the scheduler's own count, in nanoseconds: only threads that still live. */
export function fineCpuMs(pid: number): number {
  return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0);
}

const line = (pid: number, name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1000;

/** Resident memory now and at its highest, MB (10^6 bytes are meant by "MB" here as in the issue: kB of the kernel are 1024, the difference is noted). */
export const residentMb = (pid: number): number => line(pid, 'VmRSS') * 1.024;
export const highestResidentMb = (pid: number): number => line(pid, 'VmHWM') * 1.024;
/** What is the process's own: without the pages of Node's binary, which all Node processes share. */
export const ownMb = (pid: number): number => line(pid, 'RssAnon') * 1.024;

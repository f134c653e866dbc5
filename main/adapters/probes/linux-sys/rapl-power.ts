import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PowerReading, Reading } from '../../../../shared/domain/hardware';
import type { Clock } from '../../../engine/ports/system';
import { createOpenFile, toDetail, toReason, type OpenFile } from '../open-file';
import { guarded, ok, unavailable } from '../reading';
import { parseMicroJoules, toWatts } from './parse-sensor';

export interface RaplPower {
  read(): Reading<PowerReading>;
  close(): void;
}

interface Domain {
  readonly counter: OpenFile;
  readonly rangeUj: number | null;
  lastUj: number | null;
}

/** A 262 kJ counter goes round in eleven minutes at 400 W, the most a package draws for long. */
const LONGEST_MS = 10 * 60_000;

const readText = (path: string): string => readFileSync(path, 'latin1').trim();

/** `intel-rapl:0` and so on are whole packages; `intel-rapl:0:1` are parts of one, `intel-rapl-mmio:0` the same package by another way, `psys` more than a package. */
const findPackages = (root: string): Domain[] => {
  const packages: Domain[] = [];
  for (const name of readdirSync(root).toSorted()) {
    if (!/^intel-rapl:\d+$/.test(name)) continue;
    const folder = join(root, name);
    if (!readText(join(folder, 'name')).startsWith('package')) continue;
    packages.push({ counter: createOpenFile(join(folder, 'energy_uj'), 64), rangeUj: parseMicroJoules(readText(join(folder, 'max_energy_range_uj'))), lastUj: null });
  }
  return packages;
};

/** A virtual machine, or a processor without counters: watts can be typed instead. */
const NO_COUNTER = { reason: 'not-supported', detail: 'this system shows no energy counter of the processor' } as const;

/**
 * Watts of all processor packages from the RAPL energy counters (AMD's appear under the same name). Since kernel 5.10 only root may read them
 * (CVE-2020-8694): then the answer is `no-permission`.
 */
export const createRaplPower = (options: { readonly sysRoot: string; readonly clock: Clock }): RaplPower => {
  const { clock } = options;
  const root = join(options.sysRoot, 'class/powercap');
  let packages: Domain[] | null = null;
  let missing: { readonly reason: ReturnType<typeof toReason>; readonly detail: string } | null = null;
  let lastMono: number | null = null;

  return {
    read: () => {
      const atMs = clock.now();
      if (packages === null && missing === null) {
        try {
          packages = findPackages(root);
          if (packages.length === 0) missing = NO_COUNTER;
        } catch (error) {
          const reason = toReason(error);
          missing = reason === 'no-device' ? NO_COUNTER : { reason, detail: toDetail(error) };
        }
      }
      if (missing !== null || packages === null) return unavailable(missing?.reason ?? 'unreadable', missing?.detail ?? '', atMs, root);
      const domains = packages;
      return guarded(root, atMs, () => {
        const figures = domains.map((domain) => parseMicroJoules(domain.counter.read()));
        const mono = clock.mono();
        const elapsedMs = lastMono === null ? 0 : mono - lastMono;
        lastMono = mono;
        let watts: number | null = 0;
        for (const [index, domain] of domains.entries()) {
          const after = figures[index] ?? null;
          const part = domain.lastUj === null || after === null ? null : toWatts(domain.lastUj, after, domain.rangeUj, elapsedMs, LONGEST_MS);
          domain.lastUj = after;
          // One package without a figure makes the sum unknown, not smaller.
          watts = watts === null || part === null ? null : watts + part;
        }
        return watts === null ? unavailable('starting', 'power is the difference of two reads', atMs, root) : ok({ packageW: watts }, atMs, root);
      });
    },
    close: () => {
      for (const domain of packages ?? []) domain.counter.close();
    },
  };
};

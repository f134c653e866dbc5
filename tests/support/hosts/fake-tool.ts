import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOOL = fileURLToPath(new URL('../fake-nvidia-smi.mjs', import.meta.url));

/** Puts an `nvidia-smi` with one invented card into a folder, to be found along PATH. @returns the folder */
export function writeFakeNvidiaSmi(folder: string): string {
  const scenario = join(folder, 'scenario.json');
  const card = { name: 'Invented RTX', uuid: 'GPU-1', index: '0', 'pci.bus_id': '00000000:01:00.0', 'utilization.gpu': '40', 'memory.total': '8192', 'memory.used': '1024', 'temperature.gpu': '61', 'power.draw': '120.5', driver_version: '580.1' };
  writeFileSync(scenario, JSON.stringify({ paceMs: 500, cards: [card], apps: [] }));
  const tool = join(folder, 'nvidia-smi');
  writeFileSync(tool, `#!/bin/sh\nFAKE_SMI_SCENARIO="${scenario}" exec "${process.execPath}" "${TOOL}" "$@"\n`);
  chmodSync(tool, 0o755);
  return folder;
}

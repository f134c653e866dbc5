import { arch, cpus, hostname, platform, release, totalmem } from 'node:os';
import type { MachineIdentity } from '../../../../shared/domain/hardware';

const joinWords = (...words: readonly (string | undefined)[]): string =>
  words.map((word) => word?.trim() ?? '').filter((word) => word !== '' && word !== 'unknown').join(' ');

// Loaded when asked for: the library is 550 kB of source for a handful of facts, and a watcher without a page never asks.
const loadLibrary = () => import('systeminformation');

/** Static facts, asked once: systeminformation starts tools of the system for them. What it does not know comes from Node's `os`. */
export const readIdentity = async (): Promise<MachineIdentity> => {
  const { cpu, osInfo } = await loadLibrary();
  const [os, processor] = await Promise.all([osInfo().catch(() => null), cpu().catch(() => null)]);
  const cores = cpus();
  const osName = os === null ? '' : joinWords(os.distro, os.release);
  const cpuModel = processor === null ? '' : joinWords(processor.manufacturer, processor.brand);
  return {
    hostname: hostname(),
    platform: platform(),
    osName: osName === '' ? joinWords(platform(), release(), arch()) : osName,
    cpuModel: cpuModel === '' ? cores[0]?.model.trim() ?? '' : cpuModel,
    cores: cores.length,
    memoryTotalB: totalmem(),
  };
};

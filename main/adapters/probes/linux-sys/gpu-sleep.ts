import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../engine/ports/system';
import type { CardSleep } from '../card-sleep';
import { createOpenFile, type OpenFile } from '../open-file';

export interface GpuSleep extends CardSleep {
  close(): void;
}

const NVIDIA_VENDOR = '0x10de';
/** PCI class 03: display controllers. The sound function of the same card is class 04. */
const DISPLAY_CLASS = '0x03';
/** Cards come and go (external boxes, hot plug) slowly; walking the bus costs two reads per device. */
const WALK_EVERY_MS = 60_000;

interface Card {
  readonly status: OpenFile;
  readonly control: OpenFile;
}

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'latin1').trim();
  } catch {
    return '';
  }
};

const readOr = (file: OpenFile, otherwise: string): string => {
  try {
    return file.read().trim();
  } catch {
    return otherwise;
  }
};

/** Reads sysfs only: neither the driver nor the card is opened. */
export const createGpuSleep = (options: { readonly sysRoot: string; readonly clock: Clock }): GpuSleep => {
  const { clock } = options;
  const root = join(options.sysRoot, 'bus/pci/devices');
  const cards = new Map<string, Card>();
  let walkedAt: number | null = null;
  let readable = false;

  const drop = (name: string): void => {
    const card = cards.get(name);
    card?.status.close();
    card?.control.close();
    cards.delete(name);
  };

  const walk = (): void => {
    if (walkedAt !== null && clock.mono() - walkedAt < WALK_EVERY_MS) return;
    walkedAt = clock.mono();
    let names: readonly string[];
    try {
      names = readdirSync(root);
      readable = names.length > 0;
    } catch {
      names = [];
      readable = false;
    }
    for (const name of cards.keys()) if (!names.includes(name)) drop(name);
    for (const name of names) {
      if (cards.has(name)) continue;
      const folder = join(root, name);
      if (readText(join(folder, 'vendor')) !== NVIDIA_VENDOR || !readText(join(folder, 'class')).startsWith(DISPLAY_CLASS)) continue;
      cards.set(name, { status: createOpenFile(join(folder, 'power/runtime_status'), 64), control: createOpenFile(join(folder, 'power/control'), 64) });
    }
  };

  return {
    presence: () => {
      walk();
      if (cards.size === 0) return readable ? 'none' : 'unknown';
      for (const card of cards.values()) if (readOr(card.status, 'unsupported') !== 'suspended') return 'awake';
      return 'asleep';
    },
    maySleep: () => {
      walk();
      for (const card of cards.values()) if (readOr(card.control, 'on') === 'auto') return true;
      return false;
    },
    close: () => {
      for (const name of cards.keys()) drop(name);
      walkedAt = null;
    },
  };
};

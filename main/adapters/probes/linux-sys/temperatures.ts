import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading, TemperatureReading } from '../../../../shared/domain/hardware';
import type { Clock } from '../../../engine/ports/system';
import { toReason } from '../open-file';
import { ok, unavailable } from '../reading';
import { parseMilliCelsius, toSensorId } from './parse-sensor';

export interface LinuxTemperatures {
  read(): Reading<readonly TemperatureReading[]>;
}

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'latin1').trim();
  } catch {
    return null;
  }
};

const list = (path: string): readonly string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};

/** The last part of what the `device` link shows, such as `nvme0` or `coretemp.0`: it keeps two chips of one name apart and survives a restart, the number of the hwmon does not. */
const deviceName = (folder: string): string => {
  try {
    const target = readlinkSync(join(folder, 'device'));
    return target.slice(target.lastIndexOf('/') + 1);
  } catch {
    return '';
  }
};

/**
 * Temperatures from hwmon; where no chip reports any, from the thermal zones. A device in run-time suspend is left alone: reading its sensor would
 * wake it.
 */
export const createLinuxTemperatures = (options: { readonly sysRoot: string; readonly clock: Clock }): LinuxTemperatures => {
  const hwmonRoot = join(options.sysRoot, 'class/hwmon');
  const thermalRoot = join(options.sysRoot, 'class/thermal');
  let denied = false;

  const readSensor = (path: string): number | null => {
    try {
      return parseMilliCelsius(readFileSync(path, 'latin1'));
    } catch (error) {
      denied ||= toReason(error) === 'no-permission';
      return null;
    }
  };

  const readChip = (folder: string, found: Map<string, TemperatureReading>): void => {
    const inputs = list(folder).filter((name) => name.startsWith('temp') && name.endsWith('_input'));
    if (inputs.length === 0 || readText(join(folder, 'device/power/runtime_status')) === 'suspended') return;
    const chip = readText(join(folder, 'name')) ?? 'sensor';
    const device = deviceName(folder);
    for (const input of inputs) {
      const channel = input.slice(0, -'_input'.length);
      const celsius = readSensor(join(folder, input));
      if (celsius === null) continue;
      const label = readText(join(folder, `${channel}_label`));
      const id = toSensorId([chip, device, label ?? channel]);
      // Two channels of one chip may carry the same label.
      const unique = found.has(id) ? toSensorId([chip, device, label ?? '', channel]) : id;
      found.set(unique, { id: unique, label: label === null ? chip : `${chip} ${label}`, celsius });
    }
  };

  const readZone = (folder: string, zone: string, found: Map<string, TemperatureReading>): void => {
    const celsius = readSensor(join(folder, 'temp'));
    if (celsius === null) return;
    const type = readText(join(folder, 'type')) ?? zone;
    const id = toSensorId([type]);
    const unique = found.has(id) ? toSensorId([type, zone]) : id;
    found.set(unique, { id: unique, label: type, celsius });
  };

  return {
    read: () => {
      const atMs = options.clock.now();
      const found = new Map<string, TemperatureReading>();
      denied = false;
      for (const name of list(hwmonRoot).toSorted()) readChip(join(hwmonRoot, name), found);
      if (found.size > 0) return ok([...found.values()], atMs, hwmonRoot);
      for (const name of list(thermalRoot).toSorted()) if (name.startsWith('thermal_zone')) readZone(join(thermalRoot, name), name, found);
      if (found.size > 0) return ok([...found.values()], atMs, thermalRoot);
      return denied
        ? unavailable('no-permission', 'the sensors refuse to be read', atMs, hwmonRoot)
        : unavailable('no-device', 'neither hwmon nor a thermal zone reports a temperature', atMs, hwmonRoot);
    },
  };
};

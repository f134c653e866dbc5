import type { z } from 'zod';
import type { DeviceStore } from '../../engine/ports/store';
import type { Logger } from '../../engine/ports/system';
import { deploymentSchema, deviceSchema, tariffSchema } from './device-schemas';
import type { Database, Row } from './sqlite/database';
import { textOf } from './sqlite/rows';

/**
 * Devices, deployments and tariffs. A document that cannot be read is logged and left out, never deleted.
 * `forgetSeries` removes what was recorded of a device; removing a device takes its deployments and its history with it.
 */
export function createDeviceStore(database: Database, logger: Logger, forgetSeries: (deviceId: string) => void): DeviceStore {
  const devices = database.prepare('SELECT id, json FROM devices ORDER BY created_at_ms, id');
  const saveDevice = database.prepare('INSERT INTO devices (id, created_at_ms, json) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET created_at_ms = excluded.created_at_ms, json = excluded.json');
  const removeDevice = database.prepare('DELETE FROM devices WHERE id = ?');
  const deployments = database.prepare('SELECT id, json FROM deployments ORDER BY from_date, id');
  const saveDeployment = database.prepare(`
    INSERT INTO deployments (id, device_id, from_date, json) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET device_id = excluded.device_id, from_date = excluded.from_date, json = excluded.json`);
  const removeDeployment = database.prepare('DELETE FROM deployments WHERE id = ?');
  const tariffs = database.prepare('SELECT id, json FROM tariffs ORDER BY valid_from IS NOT NULL, valid_from, id');
  const saveTariff = database.prepare('INSERT INTO tariffs (id, valid_from, json) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET valid_from = excluded.valid_from, json = excluded.json');
  const removeTariff = database.prepare('DELETE FROM tariffs WHERE id = ?');

  function readAll<T>(rows: readonly Row[], schema: z.ZodType<T>, table: string): readonly T[] {
    const read: T[] = [];
    for (const row of rows) {
      const parsed = schema.safeParse(parseJson(textOf(row, 'json')));
      if (parsed.success) read.push(parsed.data);
      else logger.error('store.document-unreadable', { table, id: textOf(row, 'id'), at: parsed.error.issues[0]?.path.join('.') ?? '' });
    }
    return read;
  }

  return {
    devices: () => readAll(devices.all(), deviceSchema, 'devices'),
    saveDevice: (device) => void saveDevice.run(device.id, Math.round(device.createdAtMs), JSON.stringify(device)),
    removeDevice: (id) =>
      database.transaction(() => {
        removeDevice.run(id);
        forgetSeries(id);
      }),
    deployments: () => readAll(deployments.all(), deploymentSchema, 'deployments'),
    saveDeployment: (deployment) => void saveDeployment.run(deployment.id, deployment.deviceId, deployment.fromDate, JSON.stringify(deployment)),
    removeDeployment: (id) => void removeDeployment.run(id),
    tariffs: () => readAll(tariffs.all(), tariffSchema, 'tariffs'),
    saveTariff: (tariff) => void saveTariff.run(tariff.id, tariff.validFrom, JSON.stringify(tariff)),
    removeTariff: (id) => void removeTariff.run(id),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

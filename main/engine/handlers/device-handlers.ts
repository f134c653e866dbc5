import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { Area } from '../../../shared/contract/topics';
import { readDeviceRows } from '../devices/device-rows';
import { engineError } from '../errors';
import { notYet } from './not-yet';
import type { EngineParts } from './parts';
import { stateOf, uptimeOf } from './shared-reads';

export function deviceHandlers(parts: EngineParts, changed: (...areas: readonly Area[]) => void): Pick<QuestionHandlers, 'devices' | 'tariffs'> {
  const { devices, tariffs, ports, books, sampler } = parts;
  const rows = () => {
    devices.local();
    return readDeviceRows({
      store: ports.store, books, memo: parts.memo, nowMs: ports.clock.now(), snapshot: sampler.latest(), stateOf: (d) => stateOf(parts, d), uptime: (id, from, to) => uptimeOf(parts, id, from, to),
    });
  };
  /** Answers with what was stored and tells the pages. */
  const told = <T>(stored: T, area: Area): T => {
    changed(area);
    return stored;
  };
  return {
    devices: {
      list: () => ({ rows: rows() }),
      get({ id }) {
        const row = rows().find((r) => r.device.id === id);
        if (row === undefined) throw engineError('NOT_FOUND', { what: 'device' });
        return row;
      },
      save: (input) => told(devices.save(input), 'devices'),
      sell: ({ id, soldOn, amount, currency }) => told(devices.sell(id, soldOn, amount, currency), 'devices'),
      replace: ({ id, byId, onDay }) => told(devices.replace(id, byId, onDay), 'devices'),
      remove: ({ id }) => {
        devices.remove(id);
        return told({}, 'devices');
      },
      saveDeployment: (input) => told(devices.saveDeployment(input), 'devices'),
      removeDeployment: ({ id }) => {
        devices.removeDeployment(id);
        return told({}, 'devices');
      },
    },
    tariffs: {
      list: () => ({ tariffs: tariffs.list() }),
      save: (input) => told(tariffs.save(input), 'tariffs'),
      remove: ({ id }) => {
        tariffs.remove(id);
        return told({}, 'tariffs');
      },
      defaults: () => ({ defaults: parts.networks.tariffs().map((r) => ({ country: r.region, currency: r.currency, perKwh: r.price, asOf: r.asOf, source: r.source })) }),
      sampleBill: notYet,
      prices: notYet,
      previewPrices: notYet,
      importPrices: notYet,
      fetchPrices: notYet,
    },
  };
}

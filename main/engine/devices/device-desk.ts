import type { DeploymentInput, DeviceInput } from '../../../shared/contract/schemas/devices';
import type { Deployment, Device } from '../../../shared/domain/device';
import { definedOnly } from '../../../shared/units/defined';
import { engineError } from '../errors';
import type { DeviceStore } from '../ports/store';
import type { Clock, Random } from '../ports/system';
import { refuseSecrets } from '../refuse-secrets';

export interface DeviceDesk {
  /** This machine as a device; made at the first start. */
  local(): Device;
  list(): readonly Device[];
  /** @throws EngineError NOT_FOUND */
  get(id: string): Device;
  /** @throws EngineError NOT_FOUND, BAD_INPUT, SECRET_REFUSED (a name is typed too, and kept) */
  save(input: DeviceInput): Device;
  sell(id: string, soldOn: string, amount: number, currency: string): Device;
  replace(id: string, byId: string, onDay: string): Device;
  remove(id: string): void;
  deployments(): readonly Deployment[];
  saveDeployment(input: DeploymentInput): Deployment;
  removeDeployment(id: string): void;
}

/** Four years and nothing left: the handbook's default life of hardware. */
const DEFAULT_LIFE_MONTHS = 48;

/** Devices and deployments: what is checked before it is stored. A sold device keeps its history and its deployments end that day. */
export function createDeviceDesk(store: DeviceStore, clock: Clock, random: Random): DeviceDesk {
  const blank = (id: string, name: string): Device => ({
    id, name, kind: 'other', local: false, pricePaid: null, boughtOn: null, lifeMonths: DEFAULT_LIFE_MONTHS, salvageFraction: 0,
    watts: { idle: null, busy: null, host: null, source: 'typed' }, wallFactor: 1, soldOn: null, salePrice: null, replacedById: null, place: null,
    createdAtMs: clock.now(),
  });
  const find = (id: string): Device => {
    const device = store.devices().find((d) => d.id === id);
    if (device === undefined) throw engineError('NOT_FOUND', { what: 'device' });
    return device;
  };
  const endDeployments = (deviceId: string, day: string): void => {
    for (const deployment of store.deployments()) {
      if (deployment.deviceId === deviceId && (deployment.toDate === null || deployment.toDate > day)) store.saveDeployment({ ...deployment, toDate: day });
    }
  };
  const local = (): Device => {
    const existing = store.devices().find((d) => d.local && d.soldOn === null) ?? store.devices().find((d) => d.local);
    if (existing !== undefined) return existing;
    const device: Device = { ...blank(random.id(), 'This machine'), kind: 'this-machine', local: true, watts: { idle: null, busy: null, host: null, source: 'measured' } };
    store.saveDevice(device);
    return device;
  };
  return {
    local,
    list: () => {
      local();
      return store.devices();
    },
    get: find,
    save(input) {
      refuseSecrets(input.name, input.place);
      const before = input.id === undefined ? blank(random.id(), input.name) : find(input.id);
      const { id: _id, ...typed } = input;
      const device: Device = { ...before, ...definedOnly(typed) };
      if (device.soldOn !== null && device.boughtOn !== null && device.soldOn < device.boughtOn) {
        throw engineError('BAD_INPUT', { key: 'soldOn', should: 'a day on or after the day it was bought' });
      }
      store.saveDevice(device);
      return device;
    },
    sell(id, soldOn, amount, currency) {
      const before = find(id);
      if (before.boughtOn !== null && soldOn < before.boughtOn) throw engineError('BAD_INPUT', { key: 'soldOn', should: 'a day on or after the day it was bought' });
      const device: Device = { ...before, soldOn, salePrice: { amount, currency } };
      store.saveDevice(device);
      endDeployments(id, soldOn);
      return device;
    },
    replace(id, byId, onDay) {
      if (id === byId) throw engineError('BAD_INPUT', { key: 'byId', should: 'another device' });
      find(byId);
      const device: Device = { ...find(id), replacedById: byId, soldOn: find(id).soldOn ?? onDay };
      store.saveDevice(device);
      endDeployments(id, onDay);
      return device;
    },
    remove(id) {
      const device = find(id);
      if (device.local) throw engineError('BAD_INPUT', { key: 'id', should: 'a device other than this machine' });
      for (const deployment of store.deployments()) if (deployment.deviceId === id) store.removeDeployment(deployment.id);
      store.removeDevice(id);
    },
    deployments: () => store.deployments(),
    saveDeployment(input) {
      refuseSecrets(input.network, ...input.otherCosts.map((cost) => cost.name));
      find(input.deviceId);
      if (input.toDate !== null && input.toDate < input.fromDate) throw engineError('BAD_INPUT', { key: 'toDate', should: 'a day on or after the first day' });
      const { id, ...rest } = input;
      if (id !== undefined && !store.deployments().some((d) => d.id === id)) throw engineError('NOT_FOUND', { what: 'deployment' });
      const deployment: Deployment = { id: id ?? random.id(), ...rest };
      store.saveDeployment(deployment);
      return deployment;
    },
    removeDeployment(id) {
      if (!store.deployments().some((d) => d.id === id)) throw engineError('NOT_FOUND', { what: 'deployment' });
      store.removeDeployment(id);
    },
  };
}

import { expect, it } from 'vitest';
import { ledgerLine } from '../../support/ledger-lines';
import { openEngine, seedWallet, type EngineRig } from './engine-rig';

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

const place = { tz: 'Europe/Berlin', currency: 'USD' };

async function device(rig: EngineRig, name: string): Promise<string> {
  return (await rig.handlers.devices.save({ name, kind: 'hotspot' })).id;
}
const deploy = (rig: EngineRig, deviceId: string, sourceDevice: string | null, fromDate: string, toDate: string | null): unknown =>
  rig.handlers.devices.saveDeployment({ deviceId, network: 'helium', walletId: null, sourceDevice, fromDate, toDate, uptime: 1, busyFraction: 1, tokensPerDay: null, otherCosts: [] });
const lastOf = async (rig: EngineRig): Promise<Readonly<Record<string, string | null>>> =>
  Object.fromEntries((await rig.handlers.devices.list({})).rows.filter((row) => !row.device.local).map((row) => [row.device.name, row.lastRewardAtMs === null ? null : new Date(row.lastRewardAtMs).toISOString().slice(0, 10)]));

it('on the first of the month a device was last paid yesterday, not never', async () => {
  const rig = openEngine({ nowMs: noon('2026-02-01'), place });
  await deploy(rig, await device(rig, 'Roof'), 'X', '2025-06-01', null);
  seedWallet(rig.store, [ledgerLine({ atMs: noon('2026-01-31'), sourceDevice: 'X' }), ledgerLine({ atMs: noon('2026-01-20'), sourceDevice: 'X' })]);
  expect(await lastOf(rig)).toEqual({ Roof: '2026-01-31' });
});

it('a device that was replaced keeps its own last reward, the new one has its own, and one without any has none', async () => {
  const rig = openEngine({ nowMs: noon('2026-02-01'), place });
  const [old, young, idle] = [await device(rig, 'Old'), await device(rig, 'Young'), await device(rig, 'Idle')];
  await deploy(rig, old, 'X', '2025-01-01', '2025-09-30');
  await deploy(rig, young, 'X', '2025-10-01', null);
  await deploy(rig, idle, 'Z', '2025-01-01', null);
  seedWallet(rig.store, ['2025-08-01', '2025-09-30', '2025-10-01', '2025-12-24'].map((day) => ledgerLine({ atMs: noon(day), sourceDevice: 'X' })));
  expect(await lastOf(rig)).toEqual({ Old: '2025-09-30', Young: '2025-12-24', Idle: null });
});

it('a reward that fits two devices is nobody’s; a new reward and a new deployment are seen at once', async () => {
  const rig = openEngine({ nowMs: noon('2026-02-01'), place });
  const [one, two] = [await device(rig, 'One'), await device(rig, 'Two')];
  await deploy(rig, one, null, '2025-01-01', null);
  seedWallet(rig.store, [ledgerLine({ atMs: noon('2026-01-10'), slot: 10 })]);
  expect(await lastOf(rig)).toEqual({ One: '2026-01-10', Two: null });
  await deploy(rig, two, null, '2025-06-01', null);
  expect(await lastOf(rig)).toEqual({ One: null, Two: null });
  await deploy(rig, two, 'Y', '2025-06-01', null);
  rig.chain.put(ledgerLine({ atMs: noon('2026-01-30'), slot: 900_000, sourceDevice: 'Y' }));
  await rig.parts.sync.syncNow();
  expect(await lastOf(rig)).toEqual({ One: null, Two: '2026-01-30' });
});

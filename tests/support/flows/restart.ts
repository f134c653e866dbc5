import { expect } from 'vitest';

import type { Stage } from './stage';

/** What the engine holds of what a person typed and a chain told, without what moves by itself. */
async function held(stage: Stage): Promise<unknown> {
  const devices = (await stage.ask('devices/list')) as { readonly rows: readonly { readonly device: unknown; readonly deployments: unknown }[] };
  const ledger = (await stage.ask('rewards/list', { filter: {}, limit: 500, offset: 0 })) as { readonly rows: readonly { readonly line: unknown }[]; readonly total: number; readonly counts: unknown };
  return {
    wallets: await stage.ask('wallets/list'),
    tariffs: await stage.ask('tariffs/list'),
    settings: await stage.ask('settings/get'),
    devices: devices.rows.map(({ device, deployments }) => ({ device, deployments })),
    decisions: ((await stage.ask('rewards/proposals')) as { readonly decisions: unknown }).decisions,
    lines: ledger.rows.map(({ line }) => line),
    total: ledger.total,
    counts: ledger.counts,
  };
}

/** The whole app is ended and started over the same folder: wallets, prices, devices, decisions and every line are as they were. */
export async function restartKeepsEverything(stage: Stage): Promise<void> {
  const before = await held(stage);
  await stage.restart();
  expect(await held(stage)).toEqual(before);
}

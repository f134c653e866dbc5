import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { DoctorCheck } from '../../../shared/contract/schemas/settings';
import type { Reading } from '../../../shared/domain/hardware';
import type { EngineParts } from '../handlers/parts';
import { readSettled } from '../hardware/read-settled';

/** What would help where a probe does not work, by reason; the pages have the same words in their catalogue. */
const REMEDY: Readonly<Record<string, string>> = {
  'no-tool': 'Install the tool that reads it (for NVIDIA cards: nvidia-smi, which comes with the driver).',
  'no-driver': 'Install or reload the driver, then start Nodeworth again.',
  'no-permission': 'Give the user that runs Nodeworth the right to read it.',
  'no-device': 'Nothing to do: this machine has none.',
  'not-supported': 'This system does not tell it; watts can be typed on the device page instead.',
  asleep: 'Nothing to do: the card sleeps and is left asleep.',
  'timed-out': 'The tool did not answer in time; look whether it hangs when started by hand.',
  unreadable: 'The answer was not understood; please report it with the output of the tool.',
  starting: 'Wait for the first sample.',
};

function probeCheck(id: string, title: string, reading: Reading<unknown>): DoctorCheck {
  if (reading.state === 'ok') return { id, title, state: 'works', detail: `read by ${reading.source}`, remedy: null };
  const quiet = reading.reason === 'no-device' || reading.reason === 'asleep';
  return { id, title, state: quiet ? 'switched-off' : 'does-not-work', detail: `${reading.reason}${reading.detail === '' ? '' : `: ${reading.detail}`}`, remedy: REMEDY[reading.reason] ?? null };
}

async function sourceChecks(parts: EngineParts): Promise<readonly DoctorCheck[]> {
  const { ports, settings } = parts;
  const { chainEnabled, pricesEnabled } = settings.get();
  const checks: DoctorCheck[] = [];
  for (const chain of ports.chains) {
    const { endpoint } = chain.status();
    const base = { id: `chain.${chain.chain}`, title: `${chain.chain} endpoint ${endpoint}` };
    if (!chainEnabled) checks.push({ ...base, state: 'switched-off', detail: 'switched off in the settings', remedy: null });
    else {
      const probe = await tryIt(() => chain.blockTimeMs(1));
      checks.push(probe === null ? { ...base, state: 'works', detail: 'answered', remedy: null } : { ...base, state: 'does-not-work', detail: probe, remedy: 'Check the connection, or set another endpoint in the settings.' });
    }
  }
  for (const source of new Set([...ports.prices.spot, ...ports.prices.history])) {
    const base = { id: `prices.${source.id}`, title: `Prices from ${source.id}` };
    if (!pricesEnabled) checks.push({ ...base, state: 'switched-off', detail: 'switched off in the settings', remedy: null });
    else {
      const probe = await tryIt(() => source.spot(['So11111111111111111111111111111111111111112']));
      checks.push(probe === null ? { ...base, state: 'works', detail: 'answered', remedy: null } : { ...base, state: 'does-not-work', detail: probe, remedy: 'Prices already stored stay in use; check the connection.' });
    }
  }
  return checks;
}

/** The failure's code, or null when it worked. Codes only: a host's own words do not cross. */
async function tryIt(run: () => Promise<unknown>): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof Error && 'chainCode' in error) return String(error.chainCode);
    if (error instanceof Error && 'httpCode' in error) return String(error.httpCode);
    return 'did not answer as expected';
  }
}

/** Each probe and source: works, or why not and what would help. */
export async function runDoctor(parts: EngineParts): Promise<DeepReadonly<DoctorCheck>[]> {
  const seen = parts.sampler.latest() ?? (await readSettled({ deviceId: parts.devices.local().id, probes: parts.ports.probes, clock: parts.ports.clock }));
  const sizes = parts.ports.store.sizes();
  return [
    { id: 'store', title: 'Store', state: 'works', detail: `${sizes.mainB} bytes, archive ${sizes.archiveB} bytes`, remedy: null },
    probeCheck('probe.cpu', 'Processor', seen.cpu),
    probeCheck('probe.memory', 'Memory', seen.memory),
    probeCheck('probe.disks', 'Disks', seen.disks),
    probeCheck('probe.networks', 'Network', seen.networks),
    probeCheck('probe.temperatures', 'Temperatures', seen.temperatures),
    probeCheck('probe.gpus', 'Graphics cards', seen.gpus),
    probeCheck('probe.power', 'Power counters', seen.power),
    probeCheck('probe.uptime', 'Uptime', seen.uptime),
    ...(await sourceChecks(parts)),
  ];
}

import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { DoctorCheck } from '../../../shared/contract/schemas/settings';
import type { Reading } from '../../../shared/domain/hardware';
import type { EngineParts } from '../handlers/parts';
import { readSettled } from '../hardware/read-settled';
import { sourceChecks } from './source-checks';

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

import type { Reading } from '../../../../shared/domain/hardware';
import { readSettled } from '../../../engine/hardware/read-settled';
import type { Command } from '../command';
import { EXIT, toTable } from '../output';
import { readOptions } from '../words';

const show = <T>(reading: Reading<T>, of: (value: T) => string): string => (reading.state === 'ok' ? of(reading.value) : `— (${reading.reason}${reading.detail === '' ? '' : `: ${reading.detail}`})`);
const gib = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

/** `sample`: one full sample of this machine. Rates need two reads, so it takes about a second. */
export const sample: Command = {
  name: 'sample',
  usage: 'sample [--json]',
  what: 'take one sample of this machine',
  async run({ words, json, output, engine }) {
    readOptions(words, {}, this.usage);
    const { parts } = engine();
    const snapshot = await readSettled({ deviceId: parts.devices.local().id, probes: parts.ports.probes, clock: parts.ports.clock });
    if (json) {
      output.answer(JSON.stringify(snapshot));
      return EXIT.good;
    }
    const rows: [string, string][] = [
      ['processor', show(snapshot.cpu, (c) => `${c.loadPct.toFixed(1)} % of ${c.coresPct.length} cores`)],
      ['memory', show(snapshot.memory, (m) => `${gib(m.usedB)} of ${gib(m.totalB)}`)],
      ...(snapshot.disks.state === 'ok'
        ? snapshot.disks.value.map((d): [string, string] => [`disk ${d.mount}`, `${gib(d.freeB)} free of ${gib(d.sizeB)}`])
        : [['disks', show(snapshot.disks, () => '')] as [string, string]]),
      ['temperatures', show(snapshot.temperatures, (t) => t.map((one) => `${one.label} ${one.celsius} °C`).join(', '))],
      ['graphics', show(snapshot.gpus, (g) => g.map((one) => `${one.name}${one.powerW === null ? '' : ` ${one.powerW} W`}`).join(', '))],
      ['power', show(snapshot.power, (p) => (p.packageW === null ? '—' : `${p.packageW.toFixed(1)} W package`))],
      ['up since', show(snapshot.uptime, (u) => new Date(u.bootAtMs).toISOString())],
    ];
    output.answer(toTable(['what', 'now'], rows));
    return EXIT.good;
  },
};

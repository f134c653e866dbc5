import { readFileSync } from 'node:fs';

import { calculate } from '../../../engine/economics/calculate';
import type { Command } from '../command';
import { EXIT, UsageError } from '../output';
import { readOptions } from '../words';

function readScenario(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`The scenario file ${file} cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`The scenario file ${file} is not JSON.`);
  }
}

/** `estimate`: the calculation alone; it needs no data folder and writes none. */
export const estimate: Command = {
  name: 'estimate',
  usage: 'estimate --scenario FILE [--target-months N] [--series] [--json]',
  what: 'estimate a scenario',
  async run({ words, json, output }) {
    const { values, flags } = readOptions(words, { scenario: 'text', 'target-months': 'text', series: 'flag' }, this.usage);
    if (values['scenario'] === undefined) throw new UsageError(`Usage: nodeworth ${this.usage}`);
    const target = values['target-months'];
    const targetMonths = target === undefined ? undefined : Number(target);
    if (targetMonths !== undefined && (!Number.isInteger(targetMonths) || targetMonths < 1 || targetMonths > 240)) throw new UsageError(`--target-months should be a whole number from 1 to 240, not ${target ?? ''}`);
    const answer = calculate({ scenario: readScenario(values['scenario']), series: flags.has('series'), ...(targetMonths === undefined ? {} : { targetMonths }) });
    if (!answer.ok) throw new UsageError(`${answer.key} ${answer.should}`);
    const e = answer.estimate;
    if (json) {
      output.answer(JSON.stringify(e));
      return EXIT.good;
    }
    const month = (day: number | null): string => (day === null ? 'not within the horizon' : `day ${day} (month ${(day / (365 / 12)).toFixed(1)})`);
    output.answer(
      [
        `outlay ${e.outlay.toFixed(2)} · income ${e.income.toFixed(2)} · cost ${e.cost.toFixed(2)} · cumulative ${e.cumulative.toFixed(2)}`,
        `cash break-even at the expected price: ${month(e.cashBreakEvenDay)}`,
        e.monteCarlo === null ? 'spread of outcomes: not known (no volatility)' : `simulated futures: middle ${month(e.monteCarlo.p50Day)}, ${(e.monteCarlo.never * 100).toFixed(0)} of 100 never pay back`,
        `not modelled: ${e.notModelled.join(', ')}`,
      ].join('\n'),
    );
    return EXIT.good;
  },
};

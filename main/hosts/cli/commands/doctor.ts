import type { Command } from '../command';
import { EXIT, toTable } from '../output';
import { readOptions } from '../words';

/** `doctor`: each probe and source works, or why not and what would help. Exit status 2 when something does not. */
export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor [--json]',
  what: 'check each probe and source',
  async run({ words, json, output, engine }) {
    readOptions(words, {}, this.usage);
    const { checks } = await engine().handlers.system.doctor({});
    if (json) output.answer(JSON.stringify({ checks }));
    else {
      output.answer(toTable(['check', 'state', 'detail'], checks.map((c) => [c.title, c.state, c.detail])));
      for (const check of checks) if (check.state === 'does-not-work' && check.remedy !== null) output.words(`${check.title}: ${check.remedy}`);
    }
    return checks.some((c) => c.state === 'does-not-work' || c.state === 'partly') ? EXIT.partly : EXIT.good;
  },
};

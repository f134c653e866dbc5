#!/usr/bin/env node
// Stands in for NVIDIA's tool: a real program that takes the same words and writes the same lines, and misbehaves as the scenario says.
// FAKE_SMI_SCENARIO names a JSON file (read again at every round, so that a test can change it while we run):
// Rounds come every `paceMs` (10) of real time whatever -l says: the engine's clock is virtual in these tests.
//   { paceMs, log, cards: [{ field: value }], apps: [{ field: value }], refuse: [field], refuseQuotes, say, exit, hang, dieAfter, silentAfter, junk }
import { appendFileSync, readFileSync } from 'node:fs';

const scenarioPath = process.env.FAKE_SMI_SCENARIO ?? '';
const read = () => JSON.parse(readFileSync(scenarioPath, 'utf8'));
const first = read();
const words = process.argv.slice(2);
if (first.log) appendFileSync(first.log, `${[process.pid, ...words].join('\t')}\n`);

const value = (name) => words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
const query = value('--query-gpu') ?? value('--query-compute-apps') ?? '';
const isGpu = value('--query-gpu') !== undefined;
const fields = query.split(',').filter((field) => field !== '');
const at = (flag) => { const index = words.indexOf(flag); return index === -1 ? null : Number(words[index + 1]); };
const seconds = at('-l');
const everyMs = seconds !== null ? seconds * 1000 : at('-lms');

const endWith = (text, code) => process.stdout.write(text, () => process.exit(code));

const refused = fields.find((field) => (first.refuse ?? []).includes(field));
if (refused !== undefined) {
  const [open, close] = first.refuseQuotes ?? ['"', '"'];
  endWith(`Field ${open}${refused}${close} is not a valid field to query.\n\n`, 2);
} else if (first.say !== undefined) {
  endWith(first.say, first.exit ?? 1);
} else if (first.hang === true) {
  setInterval(() => {}, 1 << 30);
} else {
  let rounds = 0;
  const round = () => {
    const now = read();
    rounds += 1;
    if (now.dieAfter !== undefined && rounds > now.dieAfter) process.exit(now.exit ?? 1);
    if (now.silentAfter !== undefined && rounds > now.silentAfter) return;
    if (now.junk !== undefined) process.stdout.write(now.junk);
    const rows = (isGpu ? now.cards : now.apps) ?? [];
    for (const row of rows) process.stdout.write(`${fields.map((field) => row[field] ?? '[N/A]').join(', ')}\n`);
  };
  round();
  if (everyMs === null) process.exit(0);
  setInterval(round, first.paceMs ?? 10);
}
process.stdout.on('error', () => process.exit(1));

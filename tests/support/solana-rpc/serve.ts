/**
 * The stand-in as a process of its own, for kill tests and browser flows:
 *   node tests/support/solana-rpc/serve.mjs --history 200 --wallet ADDRESS [--wallet ADDRESS] [--seed 1] [--end-ms MS] [--port 0] [--delay-ms 0]
 * Prints one JSON line with its URL. Then takes JSON lines on stdin: {"inject": FAULT, "options": {…}}, {"clear": true}, {"append": N}, {"calls": true};
 * each is answered with one JSON line. Ends when stdin ends.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { WALLET } from '../solana-fixtures/case';
import type { Fault, FaultOptions } from './faults';
import { makeServedHistory } from './served-history';
import { startSolanaRpc } from './server';

const { values } = parseArgs({
  options: {
    history: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' }, wallet: { type: 'string', multiple: true, default: [WALLET] },
    'end-ms': { type: 'string' }, port: { type: 'string', default: '0' }, 'delay-ms': { type: 'string', default: '0' },
  },
});
const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

const served = makeServedHistory({
  count: Number(values.history), seed: Number(values.seed), wallets: values.wallet, endMs: values['end-ms'] === undefined ? Date.now() : Number(values['end-ms']),
});
const rpc = await startSolanaRpc(served.history, { port: Number(values.port), delayMs: Number(values['delay-ms']) });
say({ url: rpc.url, wallets: values.wallet, transactions: served.history.transactions.length });

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  if (line.trim() === '') return;
  const order = JSON.parse(line) as { readonly inject?: Fault; readonly options?: FaultOptions; readonly clear?: boolean; readonly append?: number; readonly calls?: boolean };
  if (order.inject !== undefined) rpc.inject(order.inject, order.options);
  if (order.clear === true) rpc.clearFaults();
  if (order.append !== undefined) rpc.append(served.more(order.append));
  say(rpc.calls());
});
lines.once('close', () => void rpc.stop().then(() => process.exit(0)));

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ledgerLine } from '../../support/ledger-lines';
import { openEngine, seedWallet } from '../engine/engine-rig';

const example = readFileSync(resolve(import.meta.dirname, '../../../docs/examples/network-file.json'), 'utf8').replace('EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', 'So22222222222222222222222222222222222222222');

it('proposes unknown payers of a network that was added by a file, and not those that the file names', async () => {
  const rig = openEngine({ nowMs: Date.UTC(2026, 0, 15, 12) });
  const added = rig.parts.networks.add(example);
  const [named] = rig.parts.networks.decisions();
  if (named === undefined) throw new Error('the file names a sender');
  const from = (sender: string) => ledgerLine({ kind: 'unclassified', network: added.id, mint: named.mint, sender, evidence: { rule: 'sender-unconfirmed', facts: {} } });
  seedWallet(rig.store, [from('somebody'), from(named.sender)]);
  expect((await rig.handlers.rewards.proposals({})).proposals.map((one) => [one.network, one.sender])).toEqual([[added.id, 'somebody']]);
});

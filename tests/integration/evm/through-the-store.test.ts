import { afterEach, expect, test } from 'vitest';
import { createFluxSource } from '../../../main/adapters/sources/flux/create-flux-source';
import { createThetaSource } from '../../../main/adapters/sources/theta/create-theta-source';
import { openEntryRig } from '../../support/evm/entry-rig';
import { plantChain, sha, startEvmNode, transferLog } from '../../support/evm/node';
import { GLM, GOLEM_CONTRACT, PAYER, WALLET, openEvmRig, walletOn } from '../../support/evm/rig';
import { startFluxApi, fluxTx } from '../../support/flux/api';
import { openEntriesRig } from '../../support/sync/entries-rig';
import { dropDataDir } from '../../support/sync/rig';
import { startThetaExplorer, thetaService } from '../../support/theta/explorer';

const T1 = 't1eEx91EiciRa2uxTwUvFoyUpy9vmEFiu28';
const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

test('the store holds every payment of three chains once, takes back what a reorganisation removed, and counts a sender once it is confirmed', async () => {
  const chain = plantChain({ id: 137, head: 30_000, headAtMs: Date.now() - 86_400_000 });
  chain.tokens.set(GLM.toLowerCase(), { decimals: 18, symbol: 'GLM' });
  for (let n = 0; n < 20; n += 1) chain.logs.push(transferLog(GLM, n % 2 === 0 ? GOLEM_CONTRACT : PAYER, WALLET, BigInt(n + 1), 100 + 1_480 * n, n));
  chain.logs.push(transferLog(GLM, GOLEM_CONTRACT, WALLET, 1_000n, chain.head - 70, 'gone'));
  const node = await startEvmNode(chain, { maxRange: 3_000 });
  const explorer = await startThetaExplorer();
  for (let n = 0; n < 60; n += 1) explorer.txs.push(thetaService(sha(`t${n}`), Date.now() - (100 - n) * 3_600_000, PAYER.toLowerCase(), WALLET.toLowerCase(), BigInt(n + 1)));
  const api = await startFluxApi(3_080_000, Date.now() - 43_200_000);
  for (let n = 0; n < 10; n += 1) api.deltas.push({ address: T1, txid: fluxTx(`coinbase ${3_072_000 + n}`), height: 3_072_000 + n, blockindex: 0, index: 1, satoshis: 90_000_000 });
  const evm = openEvmRig([node.url]);
  const rest = openEntryRig([explorer.base, api.base], 5_000);
  const wallets = [walletOn('eip155:137', WALLET, 'evm'), walletOn('theta', WALLET, 'theta'), walletOn('flux', T1, 'flux')];
  const sources = [evm.source, createThetaSource({ ...rest, bases: () => [explorer.base] }), createFluxSource({ ...rest, bases: () => [api.base] })];
  const rig = openEntriesRig({ sources, wallets });
  opened.push({ close: () => dropDataDir(rig.dataDir) }, node, explorer, api, evm, rest, rig);
  const sums = (): Record<string, string> => Object.fromEntries(wallets.map(({ id }) => [id, rig.store.ledger.allLines({ walletId: id }).filter(({ line }) => line.kind === 'reward').reduce((sum, { line }) => sum + BigInt(line.base), 0n).toString()]));

  expect((await rig.sync.syncNow()).map((one) => [one.state, one.errors])).toEqual([['done', []], ['done', []], ['done', []]]);
  // Payments through Golem's contract: 1 + 3 + … + 19, and the one that will be gone.
  expect(sums()).toEqual({ evm: '1100', theta: '0', flux: '900000000' });

  chain.fork = { from: chain.head - 80, name: 'b' };
  chain.logs.pop();
  chain.head += 50;
  rig.store.ledger.decide({ network: 'golem', mint: `eip155:137/${GLM}`, sender: PAYER, decision: 'confirmed', decidedAtMs: 1 });
  rig.store.ledger.decide({ network: 'theta', mint: 'theta/tfuel', sender: PAYER, decision: 'confirmed', decidedAtMs: 1 });
  await rig.sync.syncNow();
  await rig.sync.decodeAgain(`eip155:137/${GLM}`);
  await rig.sync.decodeAgain('theta/tfuel');
  expect(sums()).toEqual({ evm: '210', theta: '1830', flux: '900000000' });
  expect(rig.store.ledger.allLines({ walletId: 'evm' })).toHaveLength(20);
});

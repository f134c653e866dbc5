import { afterEach, describe, expect, test } from 'vitest';
import { createEvmWatches } from '../../../main/adapters/sources/evm/create-evm-watches';
import { livepeerCall } from '../../../main/adapters/sources/evm/livepeer-look';
import { createFluxWatch } from '../../../main/adapters/sources/flux/create-flux-watch';
import { createThetaWatch } from '../../../main/adapters/sources/theta/create-theta-watch';
import { wordOf } from '../../../shared/chains/evm/hex';
import { BALANCE_OF } from '../../../shared/chains/evm/signatures';
import { builtInBook } from '../../../shared/networks/registry';
import { openEntryRig } from '../../support/evm/entry-rig';
import { plantChain, startEvmNode, type PlantedChain } from '../../support/evm/node';
import { GLM, OTHER, WALLET, walletOn } from '../../support/evm/rig';
import { fluxTx, startFluxApi } from '../../support/flux/api';
import { startThetaExplorer } from '../../support/theta/explorer';

const LPT = '0x289ba1701C2F088cf0faf8B3705246331cB8A839';
const ONE = 10n ** 18n;
const context = { knownDevices: [], tz: 'UTC' };
const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const answer = (chain: PlantedChain, call: { readonly to: string; readonly data: string }, ...words: readonly bigint[]): void =>
  void chain.answers.set(`${call.to.toLowerCase()} ${call.data.toLowerCase()}`, `0x${words.map(wordOf).join('')}`);

function orchestrator(delegate: string = WALLET): PlantedChain {
  const chain = plantChain({ id: 42161, head: 1_000, headAtMs: Date.now() });
  chain.tokens.set(LPT.toLowerCase(), { decimals: 18, symbol: 'LPT' });
  answer(chain, { to: LPT, data: `${BALANCE_OF}${wordOf(BigInt(WALLET))}` }, 3n * ONE);
  chain.balances.set(WALLET.toLowerCase(), 5n * ONE);
  answer(chain, livepeerCall('round', WALLET), 4_000n);
  answer(chain, livepeerCall('delegator', WALLET), 100n * ONE, 2n * ONE, BigInt(delegate), 500n * ONE, 1n, 3_990n, 0n);
  answer(chain, livepeerCall('pendingStake', WALLET), 107n * ONE);
  answer(chain, livepeerCall('pendingFees', WALLET), 2n * ONE + 9n);
  answer(chain, livepeerCall('active', WALLET), 1n);
  answer(chain, livepeerCall('transcoder', WALLET), 3_999n, 250_000n, 400_000n, 0n, 0n, 0n, 0n, 0n, 0n, 0n);
  answer(chain, livepeerCall('totalStake', WALLET), 500n * ONE);
  return chain;
}
async function lookAt(chain: PlantedChain, network: string, evmChain: `eip155:${number}`) {
  const node = await startEvmNode(chain);
  const rig = openEntryRig([node.url], 2_000);
  opened.push(node, rig);
  const watch = createEvmWatches({ ...rig, endpoints: () => [node.url], timeoutMs: 2_000 }, builtInBook).find((one) => one.network === network);
  return watch?.look(walletOn(evmChain), context);
}

describe('Livepeer’s contracts', () => {
  test('tell stake, what is earned and not claimed, and what waits to be withdrawn, apart from each other', async () => {
    const look = await lookAt(orchestrator(), 'livepeer', 'eip155:42161');
    expect(look?.positions.map((one) => [one.symbol, one.state, one.base, one.note])).toEqual([
      ['LPT', 'locked', String(100n * ONE), 'livepeer-stake'],
      ['LPT', 'accrued', String(7n * ONE), 'livepeer-unclaimed'],
      ['ETH', 'accrued', '9', 'livepeer-unclaimed'],
      ['ETH', 'claimable', String(2n * ONE), 'livepeer-fees-counted'],
    ]);
    expect(look?.holdings.map((one) => [one.symbol, one.base])).toEqual([['LPT', String(3n * ONE)], ['ETH', String(5n * ONE)]]);
    expect(look?.notices.map((one) => one.code)).toEqual(['livepeer-reward-not-called']);
    expect(look?.facts.map((one) => [one.name, one.value ?? one.text])).toEqual([['livepeer-round', 4_000], ['livepeer-active', 'yes'], ['livepeer-reward-cut', 0.25], ['livepeer-fee-share', 0.4], ['livepeer-total-stake', 500]]);
    expect(look?.failures).toEqual([]);
  });

  test('warn of an orchestrator that is not active', async () => {
    const chain = orchestrator();
    answer(chain, livepeerCall('active', WALLET), 0n);
    expect((await lookAt(chain, 'livepeer', 'eip155:42161'))?.notices.map((one) => [one.code, one.level])).toEqual([['livepeer-not-active', 'warning']]);
  });

  test('of a mere delegator tell its stake and nothing of the orchestrator', async () => {
    const look = await lookAt(orchestrator(OTHER), 'livepeer', 'eip155:42161');
    expect(look?.positions.map((one) => one.state)).toEqual(['locked', 'accrued', 'accrued', 'claimable']);
    expect([look?.notices, look?.facts.map((one) => one.name)]).toEqual([[], ['livepeer-round']]);
  });

  test('that contradict themselves are a failure, and the balances still count', async () => {
    const chain = orchestrator();
    answer(chain, livepeerCall('pendingStake', WALLET), 1n);
    const look = await lookAt(chain, 'livepeer', 'eip155:42161');
    expect([look?.positions, look?.holdings.length, look?.failures.map((one) => one.code)]).toEqual([[], 2, ['bad-answer']]);
  });

  test('tell nothing of a wallet that never bonded', async () => {
    const look = await lookAt(orchestrator('0x0000000000000000000000000000000000000000'), 'livepeer', 'eip155:42161');
    expect([look?.positions, look?.facts]).toEqual([[], []]);
  });
});

describe('the watches of EVM chains', () => {
  test('are one for each network that pays there, and are switched off with the endpoints they share', () => {
    const watches = createEvmWatches({ ...openEntryRig([], 1_000), endpoints: () => [] }, builtInBook);
    expect(watches.map((one) => one.network)).toEqual(expect.arrayContaining(['golem', 'livepeer', 'geodnet', 'storj']));
    expect(new Set(watches.map((one) => one.id)).size).toBe(watches.length);
    expect(watches.every((one) => one.source === 'evm')).toBe(true);
  });
});

describe('balances', () => {
  test('are read with the decimals of the contract', async () => {
    const chain = plantChain({ id: 137, head: 1_000, headAtMs: Date.now() });
    chain.tokens.set(GLM.toLowerCase(), { decimals: 18, symbol: 'GLM' });
    answer(chain, { to: GLM, data: `${BALANCE_OF}${wordOf(BigInt(WALLET))}` }, 42n);
    expect((await lookAt(chain, 'golem', 'eip155:137'))?.holdings).toMatchObject([{ mint: `eip155:137/${GLM}`, symbol: 'GLM', base: '42', decimals: 18 }]);
  });

  test('of a chain that is another one are nothing', async () => {
    await expect(lookAt(plantChain({ id: 1, head: 10, headAtMs: Date.now() }), 'golem', 'eip155:137')).rejects.toMatchObject({ chainCode: 'endpoint-failed', detail: 'wrong-chain 1' });
  });
});

describe('Theta’s explorer', () => {
  const open = async () => {
    const explorer = await startThetaExplorer();
    const rig = openEntryRig([explorer.base], 2_000);
    opened.push(explorer, rig);
    return { explorer, look: () => createThetaWatch({ ...rig, bases: () => [explorer.base], timeoutMs: 2_000 }).look(walletOn('theta'), context) };
  };
  const stake = (type: string, amount: unknown) => ({ source: WALLET.toLowerCase(), holder: OTHER.toLowerCase(), type, amount, withdrawn: false, return_height: '18446744073709551615' });

  test('tells the balance and the stake, each in its token', async () => {
    const { explorer, look } = await open();
    explorer.tfuel = String(12n * ONE);
    explorer.stakes.push(stake('eenp', String(10_000n * ONE)), stake('gcp', String(1_000n * ONE)), stake('new-kind', '5'));
    const found = await look();
    expect(found.holdings.map((one) => [one.symbol, one.base])).toEqual([['TFUEL', String(12n * ONE)]]);
    expect(found.positions.map((one) => [one.symbol, one.state, one.base])).toEqual([['TFUEL', 'locked', String(10_000n * ONE)], ['THETA', 'locked', String(1_000n * ONE)]]);
  });

  test('with a negative stake is a failure, and the balance still counts', async () => {
    const { explorer, look } = await open();
    explorer.stakes.push(stake('eenp', '-1'));
    const found = await look();
    expect([found.positions, found.holdings.length, found.failures.map((one) => one.code)]).toEqual([[], 1, ['bad-answer']]);
  });
});

describe('FluxOS', () => {
  const ADDRESS = 't1eEx91EiciRa2uxTwUvFoyUpy9vmEFiu28';
  const open = async () => {
    const api = await startFluxApi(3_080_000, Date.now());
    const rig = openEntryRig([api.base], 2_000);
    opened.push(api, rig);
    return { api, look: () => createFluxWatch({ ...rig, bases: () => [api.base], timeoutMs: 2_000 }).look(walletOn('flux', ADDRESS), context) };
  };
  const node = (tier: string, name: string, pays = ADDRESS) => ({ collateral: 'x', txhash: fluxTx(name), outidx: 0, ip: '1.2.3.4', tier, payment_address: pays, last_paid_height: 3_079_000, pubkey: ADDRESS });

  test('tells collateral per node and what the rule lets expect of them', async () => {
    const { api, look } = await open();
    // The last one only mentions the address: another is paid.
    api.nodes.push(node('CUMULUS', 'a'), node('STRATUS', 'b'), node('NIMBUS', 'c', 't1other'));
    const found = await look();
    expect(found.positions.map((one) => [one.state, one.base, one.device])).toEqual([['locked', '100000000000', `${fluxTx('a')}:0`], ['locked', '4000000000000', `${fluxTx('b')}:0`]]);
    const perDay = (90_000_000n * 2_880n) / 3_376n + (810_000_000n * 2_880n) / 1_764n;
    expect(found.reports).toMatchObject([{ what: 'expected', base: perDay.toString(), boundary: 'utc-day' }]);
    expect(found.facts.find((one) => one.name === 'flux-nodes')?.value).toBe(2);
    expect(found.failures).toEqual([]);
  });

  test('with a tier nobody knows expects nothing rather than too little', async () => {
    const { api, look } = await open();
    api.nodes.push(node('CUMULUS', 'a'), node('TITAN', 'b'));
    const found = await look();
    expect([found.reports, found.positions.length]).toEqual([[], 1]);
  });

  test('says when no node pays the address', async () => {
    const { look } = await open();
    expect((await look()).notices.map((one) => one.code)).toEqual(['flux-no-node']);
  });
});

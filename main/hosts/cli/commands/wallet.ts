import { isChainId } from '../../../../shared/domain/wallet';
import { refuseSecrets } from '../../../engine/refuse-secrets';
import type { Command } from '../command';
import { EXIT, toTable, UsageError } from '../output';
import { readWords } from '../words';

/** `wallet add|list|remove`: public addresses, miners and nodes to watch. */
export const wallet: Command = {
  name: 'wallet',
  usage: 'wallet add ADDRESS [--chain CHAIN] [--label TEXT] | wallet list | wallet remove ADDRESS-OR-ID [--json]',
  what: 'watch public addresses',
  async run({ words, json, output, engine }) {
    const [action, ...rest] = words;
    const { values, positions } = readWords(rest, { label: 'text', chain: 'text' }, this.usage);
    // A seed phrase typed without quotes arrives as many words: they are judged together, before anything is stored or said.
    refuseSecrets(positions.join(' '), values['label'], values['chain']);
    const desk = engine().parts.wallets;
    const [given] = positions;
    if (action === 'list' && positions.length === 0) {
      const list = desk.list();
      output.answer(json ? JSON.stringify({ wallets: list }) : toTable(['chain', 'address', 'label', 'since'], list.map((w) => [w.chain, w.address, w.label, new Date(w.addedAtMs).toISOString().slice(0, 10)])));
      return EXIT.good;
    }
    if (action === 'add' && given !== undefined) {
      const { chain } = values;
      if (chain !== undefined && !isChainId(chain)) throw new UsageError(`--chain should be a chain such as solana, filecoin, akash, flux, theta, storj or eip155:137, not ${chain}`);
      const added = desk.add(positions.join(' '), values['label'] ?? '', chain);
      await engine().parts.sync.readOwnMovesAgain(added.address);
      output.answer(json ? JSON.stringify(added) : `Watching ${added.address} on ${added.chain}`);
      return EXIT.good;
    }
    if (action === 'remove' && given !== undefined && positions.length === 1) {
      const matching = desk.list().filter((w) => w.id === given || w.address === given);
      const found = matching.find((w) => w.chain === values['chain']) ?? matching[0];
      if (matching.length > 1 && values['chain'] === undefined) throw new UsageError(`${given} is watched on ${matching.map((w) => w.chain).join(', ')}. Say which with --chain`);
      if (found === undefined) throw new UsageError(`No watched wallet is ${given}. List them with: nodeworth wallet list`);
      desk.remove(found.id);
      await engine().parts.sync.readOwnMovesAgain(found.address);
      output.answer(json ? JSON.stringify({ removed: found.address }) : `No longer watching ${found.address}`);
      return EXIT.good;
    }
    throw new UsageError(`Usage: nodeworth ${this.usage}`);
  },
};

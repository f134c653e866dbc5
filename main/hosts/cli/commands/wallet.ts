import { refuseSecrets } from '../../../engine/refuse-secrets';
import type { Command } from '../command';
import { EXIT, toTable, UsageError } from '../output';
import { readWords } from '../words';

/** `wallet add|list|remove`: public addresses to watch. */
export const wallet: Command = {
  name: 'wallet',
  usage: 'wallet add ADDRESS [--label TEXT] | wallet list | wallet remove ADDRESS-OR-ID [--json]',
  what: 'watch public addresses',
  async run({ words, json, output, engine }) {
    const [action, ...rest] = words;
    const { values, positions } = readWords(rest, { label: 'text' }, this.usage);
    // A seed phrase typed without quotes arrives as many words: they are judged together, before anything is stored or said.
    refuseSecrets(positions.join(' '), values['label']);
    const desk = engine().parts.wallets;
    const [given] = positions;
    if (action === 'list' && positions.length === 0) {
      const list = desk.list();
      output.answer(json ? JSON.stringify({ wallets: list }) : toTable(['address', 'label', 'since'], list.map((w) => [w.address, w.label, new Date(w.addedAtMs).toISOString().slice(0, 10)])));
      return EXIT.good;
    }
    if (action === 'add' && given !== undefined) {
      const added = desk.add(positions.join(' '), values['label'] ?? '');
      output.answer(json ? JSON.stringify(added) : `Watching ${added.address}`);
      return EXIT.good;
    }
    if (action === 'remove' && given !== undefined && positions.length === 1) {
      const found = desk.list().find((w) => w.id === given || w.address === given);
      if (found === undefined) throw new UsageError(`No watched wallet is ${given}. List them with: nodeworth wallet list`);
      desk.remove(found.id);
      output.answer(json ? JSON.stringify({ removed: found.address }) : `No longer watching ${found.address}`);
      return EXIT.good;
    }
    throw new UsageError(`Usage: nodeworth ${this.usage}`);
  },
};

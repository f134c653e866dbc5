import { settingsSchema } from '../../../../shared/contract/schemas/settings';
import type { Settings, SettingsPatch } from '../../../../shared/contract/schemas/settings';
import type { Command } from '../command';
import { EXIT, UsageError } from '../output';
import { readWords } from '../words';

const KEYS = Object.keys(settingsSchema.shape);
const asText = (value: Settings[keyof Settings]): string => (Array.isArray(value) ? value.join(',') : String(value));

/** A typed value in the kind that the setting has: a number, a switch, a list by commas, or text. */
function toValue(before: Settings[keyof Settings], text: string): unknown {
  if (typeof before === 'number') return Number(text);
  if (typeof before === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return Array.isArray(before) ? text.split(',').map((part) => part.trim()).filter((part) => part !== '') : text;
}

/** `config get|set`: settings of the domain, for example the Solana endpoint. */
export const config: Command = {
  name: 'config',
  usage: 'config get [KEY] | config set KEY VALUE [--json]',
  what: 'read and change settings',
  async run({ words, json, output, engine }) {
    const [action, ...rest] = words;
    const { positions } = readWords(rest, {}, this.usage);
    const [key, value] = positions;
    if (action !== 'get' && action !== 'set') throw new UsageError(`Usage: nodeworth ${this.usage}`);
    if (key !== undefined && !KEYS.includes(key)) throw new UsageError(`There is no setting ${key}. There are: ${KEYS.join(', ')}`);
    const desk = engine().parts.settings;
    if (action === 'set') {
      if (key === undefined || value === undefined || positions.length > 2) throw new UsageError(`Usage: nodeworth ${this.usage}`);
      const name = key as keyof Settings;
      desk.set({ [name]: toValue(desk.get()[name], value) } as SettingsPatch);
    }
    const settings = desk.get();
    const shown = key === undefined ? settings : { [key]: settings[key as keyof Settings] };
    output.answer(json ? JSON.stringify(shown) : Object.entries(shown).map(([k, v]) => (key === undefined ? `${k} = ${asText(v)}` : asText(v))).join('\n'));
    return EXIT.good;
  },
};

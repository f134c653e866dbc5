import { settingsSchema } from '../../../../shared/contract/schemas/settings';
import type { Settings, SettingsPatch } from '../../../../shared/contract/schemas/settings';
import { restorePatch, showSettings } from '../../../engine/settings/hidden-keys';
import type { Command } from '../command';
import { EXIT, UsageError } from '../output';
import { readWords } from '../words';

const KEYS = Object.keys(settingsSchema.shape);
const asText = (value: Settings[keyof Settings]): string => {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? Object.entries(value).map(([source, list]) => `${source}: ${list.join(',')}`).join('; ') : String(value);
};
const toList = (text: string): readonly string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '');

/** A typed value in the kind that the setting has: a number, a switch, a list by commas, or text. */
function toValue(before: Settings[keyof Settings], text: string): unknown {
  if (typeof before === 'number') return Number(text);
  if (typeof before === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return Array.isArray(before) ? toList(text) : text;
}

/** A change of one key; `endpoints.SOURCE` names the endpoints of one source, an empty text takes them away. */
function toPatch(settings: Settings, key: string, text: string): SettingsPatch {
  const [name = key, source] = key.startsWith('endpoints.') ? ['endpoints', key.slice('endpoints.'.length)] : [key];
  if (source === undefined) return { [name]: toValue(settings[name as keyof Settings], text) } as SettingsPatch;
  const list = toList(text);
  const others = Object.entries(settings.endpoints).filter(([one]) => one !== source);
  return { endpoints: Object.fromEntries(list.length === 0 ? others : [...others, [source, [...list]]]) };
}

/** `config get|set`: settings of the domain, for example the Solana endpoint, or `endpoints.filecoin` for that of another chain. */
export const config: Command = {
  name: 'config',
  usage: 'config get [KEY] | config set KEY VALUE [--json]',
  what: 'read and change settings',
  async run({ words, json, output, engine }) {
    const [action, ...rest] = words;
    const { positions } = readWords(rest, {}, this.usage);
    const [key, value] = positions;
    if (action !== 'get' && action !== 'set') throw new UsageError(`Usage: nodeworth ${this.usage}`);
    const name = key?.startsWith('endpoints.') === true && action === 'set' ? 'endpoints' : (key ?? '');
    if (key !== undefined && !KEYS.includes(name)) throw new UsageError(`There is no setting ${key}. There are: ${KEYS.join(', ')}`);
    const desk = engine().parts.settings;
    if (action === 'set') {
      if (key === undefined || value === undefined || positions.length > 2) throw new UsageError(`Usage: nodeworth ${this.usage}`);
      if (name === 'endpoints' && key === 'endpoints') throw new UsageError('Name the source: config set endpoints.filecoin URL[,URL]');
      desk.set(restorePatch(toPatch(desk.get(), key, value), desk.get()));
    }
    const settings = showSettings(desk.get());
    const shown = key === undefined ? settings : { [name]: settings[name as keyof Settings] };
    output.answer(json ? JSON.stringify(shown) : Object.entries(shown).map(([k, v]) => (key === undefined ? `${k} = ${asText(v)}` : asText(v))).join('\n'));
    return EXIT.good;
  },
};

import type { ColumnMapping } from '../../../shared/contract/schemas/records';
import { cleanText } from '../../strings/clean-text';
import { codeWords } from '../../strings/code-words';
import { t } from '../../strings/words';

const FIELDS = ['time', 'amount', 'token', 'network', 'transaction', 'price', 'value', 'currency', 'device', 'note', 'kind', 'tz', 'dateOrder'] as const;
const COLUMN = 'column:';
const FILE = 'file:';

/** True when the file as a whole cannot be read, so that naming its columns would not help. */
export const isUnreadable = (asks: readonly string[]): boolean => asks.some((ask) => ask.startsWith(FILE));

/**
 * What has to be put right before anything can be imported, a sentence each. `asks` as in `ImportPreview`: `file:<why>` (`import.file.<why>`),
 * `column:NAME` for one that the file lacks, `column:` for one that was not chosen yet, or a field of the mapping.
 */
export function askSentences(asks: readonly string[], mapping: ColumnMapping | null): readonly string[] {
  const whole = asks.filter((ask) => ask.startsWith(FILE)).map((ask) => codeWords('import', `file.${ask.slice(FILE.length)}`));
  const lacking = asks.filter((ask) => ask.startsWith(COLUMN) && ask !== COLUMN).map((ask) => t('imports.column-missing', { name: cleanText(ask.slice(COLUMN.length), 60) }));
  const fields = [...new Set(asks.filter((ask) => ask === COLUMN || !/^(file|column):/.test(ask)).flatMap((ask) => (ask === COLUMN ? notChosen(mapping) : [ask])))];
  return [...new Set([...whole, ...lacking, ...(fields.length === 0 ? [] : [t('imports.asks', { fields: fields.map(fieldName).join(', ') })])])];
}

const notChosen = (mapping: ColumnMapping | null): readonly string[] => (['time', 'amount'] as const).filter((field) => mapping?.[field] === '');

function fieldName(field: string): string {
  const known = FIELDS.find((candidate) => candidate === field);
  return known === undefined ? cleanText(field, 60) : t(`mapping.${known}`);
}

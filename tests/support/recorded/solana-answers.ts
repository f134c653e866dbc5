import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Recorded data from outside; it lies beside the project and is no part of it. */
export const recordedFolder = path.resolve(process.env['NODEWORTH_RECORDED'] ?? path.resolve(import.meta.dirname, '../../../../shared/recorded'));

/** null when the Solana files are there, else the sentence to print. */
export const solanaAbsent = existsSync(path.join(recordedFolder, 'solana')) ? null : `no recorded Solana data at ${recordedFolder}`;

/** One thing that an endpoint could have answered: a whole file, or one transaction of a recorded block or list. */
export interface RecordedAnswer {
  readonly file: string;
  /** `file`: as it lies; `block`, `webhook`: one transaction taken out of it. */
  readonly form: 'file' | 'block' | 'webhook';
  /** The signature that the answer itself tells; a made-up one where it tells none. */
  readonly signature: string;
  readonly text: string;
  /** Every address that the answer names as a key or as the owner of a token account: each is tried as the wallet. */
  readonly addresses: readonly string[];
}

type Json = { readonly [key: string]: unknown };
const record = (value: unknown): Json | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)]));
}

/** All answers in all recorded Solana files, in the order of their names. */
export function recordedAnswers(): readonly RecordedAnswer[] {
  const root = path.join(recordedFolder, 'solana');
  return filesUnder(root)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const name = path.relative(root, file);
      const json = JSON.parse(text) as unknown;
      return [answer(name, 'file', json, text), ...parts(name, json)];
    });
}

function parts(file: string, json: unknown): readonly RecordedAnswer[] {
  const block = record(json);
  const wrapped = (form: RecordedAnswer['form'], value: unknown): RecordedAnswer => answer(file, form, value, JSON.stringify(value));
  if (block !== null && Array.isArray(block['transactions'])) {
    // In a block the slot and the time stand once for all its transactions.
    const slot = Number(block['parentSlot']) + 1;
    return list(block['transactions']).map((value) => wrapped('block', { slot, blockTime: block['blockTime'], ...record(value) }));
  }
  return list(json).filter((value) => record(value)?.['transaction'] !== undefined).map((value) => wrapped('webhook', value));
}

function answer(file: string, form: RecordedAnswer['form'], json: unknown, text: string): RecordedAnswer {
  const outer = record(json);
  const result = record(outer?.['result']) ?? outer;
  const transaction = record(result?.['transaction']);
  const meta = record(result?.['meta']);
  const keys = list(record(transaction?.['message'])?.['accountKeys']).map((key) => record(key)?.['pubkey'] ?? key);
  const owners = [...list(meta?.['preTokenBalances']), ...list(meta?.['postTokenBalances'])].map((balance) => record(balance)?.['owner']);
  const signature = list(transaction?.['signatures'])[0];
  return {
    file,
    form,
    signature: typeof signature === 'string' ? signature : 'no signature told',
    text,
    addresses: [...new Set([...keys, ...owners])].filter((address) => typeof address === 'string'),
  };
}

/**
 * Reads an unknown value key by key and throws a `ScenarioError` at the first thing that is wrong. No schema library:
 * economics imports units only, and every message has to say what the key should be.
 */
import { parseLocalDate } from '../units/local-date';
import { ScenarioError } from './scenario';

export type Read<T> = (value: unknown, path: string) => T;

/** Reads one object of the scenario; keys that nobody asked for are refused when it is made. */
export interface ObjectReader {
  has(key: string): boolean;
  raw(key: string): unknown;
  /** The path of a key, for error messages and lines of defaults. */
  at(key: string): string;
  required<T>(key: string, read: Read<T>): T;
  /** Notes the line `path = value` when the default is used. */
  withDefault(key: string, fallback: number, read: Read<number>): number;
  /** Notes the line `path = none` when the key is absent. */
  optional<T>(key: string, read: Read<T>): T | null;
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
};

/**
 * @param path '' for the scenario itself
 * @param defaults lines are appended here, such as "income.fee = 0"
 */
export function objectReader(value: unknown, path: string, allowed: readonly string[], defaults: string[]): ObjectReader {
  const name = path === '' ? 'scenario' : path;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(name, `should be an object with the keys ${allowed.join(', ')}`, value);
  const fields = value as Readonly<Record<string, unknown>>;
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  for (const key of Object.keys(fields)) {
    if (!allowed.includes(key)) throw new ScenarioError(at(key), `is not a known key; ${name} should have only ${allowed.join(', ')}`);
  }
  const raw = (key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);
  const has = (key: string): boolean => raw(key) !== undefined;
  return {
    at,
    raw,
    has,
    required: (key, read) => read(raw(key), at(key)),
    withDefault(key, fallback, read) {
      if (has(key)) return read(raw(key), at(key));
      defaults.push(`${at(key)} = ${fallback}`);
      return fallback;
    },
    optional(key, read) {
      if (has(key)) return read(raw(key), at(key));
      defaults.push(`${at(key)} = none`);
      return null;
    },
  };
}

function fail(path: string, should: string, value: unknown): never {
  throw new ScenarioError(path, `${should}, ${value === undefined ? 'and is missing' : `not ${shown(value)}`}`);
}

/** A finite number that passes `test`; `should` says what it is. */
const numberThat =
  (should: string, test: (n: number) => boolean): Read<number> =>
  (value, path) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || !test(value)) return fail(path, should, value);
    return value;
  };

export const amount = numberThat('should be a finite number of 0 or more', (n) => n >= 0);
export const share = numberThat('should be a share from 0 to 1', (n) => n >= 0 && n <= 1);
export const shareAboveZero = numberThat('should be a share above 0 and up to 1', (n) => n > 0 && n <= 1);
/** An effective annual rate that may be negative. */
export const growthRate = numberThat('should be a finite rate per year above -1', (n) => n > -1);
export const wholeFrom = (min: number, max: number = Number.MAX_SAFE_INTEGER): Read<number> =>
  numberThat(max === Number.MAX_SAFE_INTEGER ? `should be a whole number of ${min} or more` : `should be a whole number from ${min} to ${max}`, (n) => Number.isSafeInteger(n) && n >= min && n <= max);

export const textMatching =
  (should: string, pattern: RegExp): Read<string> =>
  (value, path) => {
    if (typeof value !== 'string' || !pattern.test(value)) return fail(path, should, value);
    return value;
  };

/** Text that `find` turns into something; null from it means that the text is wrong. */
export const textFor =
  <T>(should: string, find: (text: string) => T | null): Read<T> =>
  (value, path) => {
    const found = typeof value === 'string' ? find(value) : null;
    return found === null ? fail(path, should, value) : found;
  };

/** An epoch day. */
export const localDate = textFor('should be a date that exists, as YYYY-MM-DD', parseLocalDate);

export const listOf =
  <T>(should: string, minLength: number, read: Read<T>): Read<readonly T[]> =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < minLength) return fail(path, should, value);
    return value.map((item: unknown, index) => read(item, `${path}[${index}]`));
  };

export const oneOf = <T extends string>(values: readonly T[]): Read<T> => textFor(`should be one of ${values.join(', ')}`, (text) => values.find((known) => known === text) ?? null);

/** Minutes after midnight from `HH:MM`. */
export const timeOfDay = (allow24: boolean): Read<number> =>
  textFor(`should be a time of day as HH:MM${allow24 ? ', up to 24:00' : ''}`, (text) => {
    const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
    if (match !== null) return Number(match[1]) * 60 + Number(match[2]);
    return allow24 && text === '24:00' ? 1440 : null;
  });

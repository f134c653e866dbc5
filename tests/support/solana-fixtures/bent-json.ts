/** A JSON value, as an endpoint could have sent it. */
export type Json = { readonly [key: string]: Json } | readonly Json[] | string | number | boolean | null;
export type Place = readonly (string | number)[];

/** Every place in a JSON value, as a path of keys. */
export function placesOf(value: Json, path: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children = Array.isArray(value) ? value.map((child: Json, i) => [i, child] as const) : Object.entries(value);
  return [path, ...children.flatMap(([key, child]) => placesOf(child, [...path, key]))];
}

/** What stands at a place; undefined where there is none. */
export const valueAt = (value: Json, path: Place): Json | undefined =>
  path.reduce<Json | undefined>((at, key) => (typeof at === 'object' && at !== null ? (at as Readonly<Record<string | number, Json>>)[key] : undefined), value);

/** The value with another one at a place; `undefined` takes it out. */
export function put(value: Json, path: Place, replacement: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return replacement ?? null;
  const isHere = rest.length === 0;
  if (Array.isArray(value)) return value.flatMap((child: Json, i) => (i === key ? (isHere && replacement === undefined ? [] : [put(child, rest, replacement)]) : [child]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([k, child]) => (k === key ? (isHere && replacement === undefined ? [] : [[k, put(child as Json, rest, replacement)]]) : [[k, child as Json]])));
}

/** Values that no honest endpoint sends at most places: wrong types, amounts below zero and beyond 64 bits, dates far away, hostile text. */
export const JUNK: readonly (Json | undefined)[] = [
  undefined, null, '', 'x', 0, -1, 1e300, 0.5, [], {}, true, '-1', '18446744073709551616', '99999999999999999999999999999999999999', 253_402_300_800_000,
  '<script>alert(1)</script>', '\u202Eslanigiro\u202C', 'x'.repeat(5_000), ['1'], { amount: '1' },
];

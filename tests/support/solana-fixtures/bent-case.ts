import type { DecodeContext } from '../../../main/engine/ports/chain';
import { JUNK, placesOf, put, type Json, type Place } from './bent-json';

/** An answer that is bent in one or two places before it is decoded. */
export interface BentCase {
  readonly name: string;
  readonly signature: string;
  readonly json: Json;
  readonly context: DecodeContext;
}

const places = new WeakMap<object, readonly Place[]>();

function placesIn(json: Json): readonly Place[] {
  if (typeof json !== 'object' || json === null) return [[]];
  const known = places.get(json) ?? placesOf(json);
  places.set(json, known);
  return known;
}

/** The answer as text with junk at one or two places, chosen by the seeded generator. */
export function bent(one: Pick<BentCase, 'json'>, random: () => number): string {
  const from = placesIn(one.json);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  let json = one.json;
  for (let times = random() < 0.7 ? 1 : 2; times > 0; times -= 1) json = put(json, pick(from) ?? [], pick(JUNK));
  return JSON.stringify(json);
}

import fc from 'fast-check';

/** The text cut short, with a piece taken out, a piece doubled or a piece replaced: what a torn read or another version of a tool gives. */
export const mutated = (text: string): fc.Arbitrary<string> => {
  const place = fc.nat(text.length);
  return fc.oneof(
    place.map((at) => text.slice(0, at)),
    fc.tuple(place, place).map(([a, b]) => text.slice(0, Math.min(a, b)) + text.slice(Math.max(a, b))),
    fc.tuple(place, place).map(([a, b]) => text.slice(0, Math.max(a, b)) + text.slice(Math.min(a, b))),
    fc.tuple(place, fc.string({ maxLength: 12 })).map(([at, noise]) => text.slice(0, at) + noise + text.slice(at + noise.length)),
  );
};

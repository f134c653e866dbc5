/**
 * Seeded random numbers for simulations. Uniform: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", 2018), its state filled by a 32-bit SplitMix from the seed. Normal: the ziggurat of Marsaglia and Tsang (2000)
 * with 128 layers in Doornik's form (2005); layer and position come from different bits of one draw. Not for secrets.
 */
export interface Random {
  /** A whole number from 0 to 2^32 − 1. */
  uint32(): number;
  /** Above 0 and below 1, in steps of 2^-32. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
}

/** Right end of the lowest layer, and the area of each layer, for 128 layers. */
const TAIL = 3.442619855899;
const LAYER_AREA = 9.91256303526217e-3;
const LAYERS = 128;

const density = (x: number): number => Math.exp(-0.5 * x * x);

interface Ziggurat {
  /** Right ends of the layers, falling from the lowest one to 0. */
  readonly edge: Float64Array;
  /** Share of each layer that lies wholly under the curve. */
  readonly inside: Float64Array;
}

function buildZiggurat(): Ziggurat {
  const edge = new Float64Array(LAYERS + 1);
  edge[0] = LAYER_AREA / density(TAIL);
  edge[1] = TAIL;
  for (let i = 2; i < LAYERS; i += 1) {
    const below = edge[i - 1] ?? 0;
    edge[i] = Math.sqrt(-2 * Math.log(LAYER_AREA / below + density(below)));
  }
  return { edge, inside: Float64Array.from({ length: LAYERS }, (_, i) => (edge[i + 1] ?? 0) / (edge[i] ?? 1)) };
}

/** 32-bit SplitMix: well spread words from any seed, so that seeds 1 and 2 start unrelated streams. */
function splitMix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}

/** @param seed a whole number of 0 or more, up to 2^53 − 1; the same seed gives the same numbers. */
export function createRandom(seed: number): Random {
  const low = splitMix32(seed % 2 ** 32);
  const high = splitMix32(Math.floor(seed / 2 ** 32) ^ 0x5bd1e995);
  const word = (): number => low() ^ high();
  return createRandomFrom([word(), word(), word(), word() | 1]);
}

/** @param state the four words of xoshiro128**, not all zero */
export function createRandomFrom(state: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = state;
  const { edge, inside } = buildZiggurat();

  const uint32 = (): number => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const uniform = (): number => (uint32() + 0.5) / 2 ** 32;

  const tail = (negative: boolean): number => {
    for (;;) {
      const x = Math.log(uniform()) / TAIL;
      const y = Math.log(uniform());
      if (-2 * y >= x * x) return negative ? x - TAIL : TAIL - x;
    }
  };

  const normal = (): number => {
    for (;;) {
      const bits = uint32();
      const layer = bits & 127;
      // 24 bits beside those of the layer: from −1 to 1, never on an end.
      const u = ((bits >>> 8) + 0.5) / 2 ** 23 - 1;
      const right = edge[layer] ?? 0;
      if (Math.abs(u) < (inside[layer] ?? 0)) return u * right;
      if (layer === 0) return tail(u < 0);
      const x = u * right;
      const outer = Math.exp(-0.5 * (right * right - x * x));
      const next = edge[layer + 1] ?? 0;
      const inner = Math.exp(-0.5 * (next * next - x * x));
      if (inner + uniform() * (outer - inner) < 1) return x;
    }
  };

  return { uint32, uniform, normal };
}

/**
 * The normal of one token when a market factor ties several together: `√ρ·M + √(1−ρ)·ε` (handbook, economics, section 4).
 * @param correlation ρ between two tokens, from 0 to 1
 */
export const withMarketFactor = (correlation: number, market: number, own: number): number => Math.sqrt(correlation) * market + Math.sqrt(1 - correlation) * own;

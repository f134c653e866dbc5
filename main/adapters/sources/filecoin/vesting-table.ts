import { decode } from 'cborg';
import { LARGEST_ATTOFIL } from '../../../../shared/networks/filecoin/constants';
import type { VestingStep } from '../../../../shared/networks/filecoin/vesting';

/** A provider has about 360 entries; a table that is much longer is none. */
const MOST_ENTRIES = 10_000;

/**
 * The vesting table behind its link: a CBOR list of [epoch, amount], as such (since nv25) or inside a list of one (before). Amounts are a sign byte
 * (0: positive) and the magnitude, most significant byte first; no bytes are zero. Source: builtin-actors miner/src/vesting_state.rs, FIP-0100.
 * @param base64 the answer of `ChainReadObj`
 * @returns null for anything else
 */
export function parseVestingTable(base64: string): readonly VestingStep[] | null {
  let value: unknown;
  try {
    value = decode(new Uint8Array(Buffer.from(base64, 'base64')), { allowIndefinite: false, allowUndefined: false, useMaps: true });
  } catch {
    return null;
  }
  if (!Array.isArray(value)) return null;
  const list: readonly unknown[] = value.length === 1 && isListOfPairs(value[0]) ? value[0] : value;
  if (list.length > MOST_ENTRIES) return null;
  const steps: VestingStep[] = [];
  for (const entry of list) {
    const step = toStep(entry);
    // Epochs rise: a table that does not is not one.
    if (step === null || step.epoch <= (steps.at(-1)?.epoch ?? -1)) return null;
    steps.push(step);
  }
  return steps;
}

const isListOfPairs = (value: unknown): value is readonly unknown[] => Array.isArray(value) && (value.length === 0 || Array.isArray(value[0]));

function toStep(entry: unknown): VestingStep | null {
  if (!Array.isArray(entry) || entry.length !== 2) return null;
  const [epoch, amount]: readonly unknown[] = entry;
  if (typeof epoch !== 'number' || !Number.isSafeInteger(epoch) || epoch < 0 || epoch > 100_000_000 || !(amount instanceof Uint8Array)) return null;
  if (amount.length === 0) return { epoch, base: 0n };
  if (amount[0] !== 0 || amount.length > 33) return null;
  let base = 0n;
  for (const byte of amount.subarray(1)) base = (base << 8n) | BigInt(byte);
  return base <= LARGEST_ATTOFIL ? { epoch, base } : null;
}

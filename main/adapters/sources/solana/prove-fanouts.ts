import { decodeBase58, encodeBase58 } from '../../../../shared/chains/solana/base58';
import { addressBytes, asciiBytes, findProgramAddress } from '../../../../shared/chains/solana/program-address';
import { REWARD_PATHS } from '../../../../shared/networks/helium/addresses';
import { ACCOUNT_DISCRIMINATORS, LAZY_DISTRIBUTOR, MINI_FANOUT } from '../../../../shared/networks/helium/programs';
import type { Cancel } from '../../../../shared/units/cancel';
import type { AccountData, SolanaClient } from './client';

const KEY = 32;

/** Reads account data field by field; a read beyond the end gives null from then on. */
function createReader(data: Buffer) {
  let at = 0;
  const take = (length: number): Buffer | null => {
    if (at + length > data.length) {
      at = data.length + 1;
      return null;
    }
    at += length;
    return data.subarray(at - length, at);
  };
  const count = (): number | null => take(4)?.readUInt32LE() ?? null;
  return { take, count, byte: (): number | null => take(1)?.[0] ?? null };
}

const isOf = (account: AccountData, program: string, discriminator: string): Buffer | null => {
  const data = Buffer.from(account.dataBase64, 'base64');
  return account.owner === program && data.subarray(0, 8).toString('hex') === discriminator ? data.subarray(8) : null;
};

/**
 * Namespace and seed of a mini fan-out. Field order as in helium-program-library, programs/mini-fanout/src/state.rs (54b771a, 2026): seven keys,
 * bump, schedule, bump, shares (wallet, delegate, amount, dust, owed), seed.
 */
export function parseMiniFanout(account: AccountData): { readonly namespace: Uint8Array; readonly seed: Uint8Array } | null {
  const data = isOf(account, MINI_FANOUT, ACCOUNT_DISCRIMINATORS.MiniFanoutV0);
  if (data === null) return null;
  const reader = createReader(data);
  reader.take(KEY);
  const namespace = reader.take(KEY);
  reader.take(5 * KEY + 1);
  reader.take(reader.count() ?? 0);
  reader.take(1);
  const shares = reader.count() ?? 0;
  // At most nine shares were ever allowed: more means another layout.
  if (shares > 16) return null;
  for (let share = 0; share < shares; share += 1) {
    reader.take(2 * KEY);
    // 0: a part (u32), 1: a fixed amount (u64).
    reader.take(reader.byte() === 1 ? 8 : 4);
    reader.take(16);
  }
  const seed = reader.take(reader.count() ?? 0);
  return namespace === null || seed === null ? null : { namespace, seed };
}

/** The address to which a hotspot's rewards go instead of its owner: `destination` of RecipientV0. Facts page section 1.6; all zero: none is set. */
export function parseRecipientDestination(account: AccountData): string | null {
  const data = isOf(account, LAZY_DISTRIBUTOR, ACCOUNT_DISCRIMINATORS.RecipientV0);
  if (data === null) return null;
  const reader = createReader(data);
  reader.take(2 * KEY + 8 + 2);
  const oracles = reader.count() ?? 0;
  if (oracles > 64) return null;
  for (let oracle = 0; oracle < oracles; oracle += 1) if (reader.byte() === 1) reader.take(8);
  reader.take(1 + 8);
  const destination = reader.take(KEY);
  return destination === null || destination.every((byte) => byte === 0) ? null : encodeBase58(destination);
}

/**
 * Which fan-outs belong to a hotspot: the seed of the fan-out is the hotspot's asset, the recipient account derived from that asset exists, and its
 * rewards go to this very fan-out. Anything less is no proof.
 * @returns fan-out address to the recipient address of its hotspot
 */
export async function proveFanouts(client: Pick<SolanaClient, 'accounts'>, fanouts: readonly string[], cancel?: Cancel): Promise<Readonly<Record<string, string>>> {
  const valid = [...new Set(fanouts)].filter((address) => decodeBase58(address)?.length === KEY);
  if (valid.length === 0) return {};
  const accounts = await client.accounts(valid, cancel);
  const candidates: { readonly fanout: string; readonly recipient: string }[] = [];
  for (const [at, fanout] of valid.entries()) {
    const account = accounts[at] ?? null;
    const parsed = account === null ? null : parseMiniFanout(account);
    if (parsed === null || parsed.seed.length !== KEY) continue;
    if (findProgramAddress([asciiBytes('mini_fanout'), parsed.namespace, parsed.seed], MINI_FANOUT).address !== fanout) continue;
    for (const path of REWARD_PATHS) {
      candidates.push({ fanout, recipient: findProgramAddress([asciiBytes('recipient'), addressBytes(path.lazyDistributor), parsed.seed], LAZY_DISTRIBUTOR).address });
    }
  }
  if (candidates.length === 0) return {};
  const recipients = await client.accounts(candidates.map((candidate) => candidate.recipient), cancel);
  const proven: Record<string, string> = {};
  for (const [at, { fanout, recipient }] of candidates.entries()) {
    const account = recipients[at] ?? null;
    if (account !== null && parseRecipientDestination(account) === fanout && proven[fanout] === undefined) proven[fanout] = recipient;
  }
  return proven;
}

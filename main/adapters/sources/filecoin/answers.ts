import { z } from 'zod';
import { LARGEST_ATTOFIL } from '../../../../shared/networks/filecoin/constants';

/** No network has more power than this, bytes; the peak of Filecoin was below 2^65. */
const LARGEST_POWER = 2n ** 90n;
const LARGEST_EPOCH = 100_000_000;

/** attoFIL as decimal text. Negative amounts and more than can ever exist are no answer. */
const atto = z.string().regex(/^\d{1,40}$/).transform((text) => BigInt(text)).refine((base) => base <= LARGEST_ATTOFIL);
const power = z.string().regex(/^\d{1,40}$/).transform((text) => BigInt(text)).refine((bytes) => bytes <= LARGEST_POWER);
const count = z.number().int().nonnegative().max(1e12);
const epoch = z.number().int().min(-1).max(LARGEST_EPOCH);
const cid = z.object({ '/': z.string().min(1).max(200) });
const address = z.string().regex(/^f[0-4][a-z0-9]{1,120}$/);

export const tipsetAnswer = z.object({
  Cids: z.array(cid).min(1).max(100),
  Height: epoch,
  Blocks: z.array(z.object({ Miner: address, ElectionProof: z.object({ WinCount: z.number().int().min(0).max(100) }).nullish() })).min(1).max(100),
});
export type Tipset = z.infer<typeof tipsetAnswer>;

export const powerAnswer = z.object({
  MinerPower: z.object({ RawBytePower: power, QualityAdjPower: power }),
  TotalPower: z.object({ RawBytePower: power, QualityAdjPower: power }),
  HasMinPower: z.boolean(),
}).refine(({ MinerPower: mine, TotalPower: all }) => mine.RawBytePower <= all.RawBytePower && mine.QualityAdjPower <= all.QualityAdjPower);
export type PowerAnswer = z.infer<typeof powerAnswer>;

export const sectorCountAnswer = z.object({ Live: count, Active: count, Faulty: count });
export type SectorCount = z.infer<typeof sectorCountAnswer>;

/** `DailyFee` is absent before FIP-0100. */
export const deadlinesAnswer = z.array(z.object({ DailyFee: atto.optional() })).min(1).max(200);
export type Deadlines = z.infer<typeof deadlinesAnswer>;

export const minerInfoAnswer = z.object({
  Owner: address, Worker: address, Beneficiary: address.optional(), SectorSize: z.number().int().positive(), ConsensusFaultElapsed: epoch, PendingOwnerAddress: address.nullish(),
});
export type MinerInfo = z.infer<typeof minerInfoAnswer>;

const vestingFund = z.object({ Epoch: epoch, Amount: atto });
/** Since nv25 the first entry lies in the state and the rest behind a link; before it, all of it lay behind a link. */
const vestingFunds = z.union([z.object({ Head: vestingFund, Tail: cid }), cid, z.null()]);

export const minerStateAnswer = z.object({
  Balance: atto,
  State: z.object({ PreCommitDeposits: atto, LockedFunds: atto, VestingFunds: vestingFunds.optional(), FeeDebt: atto, InitialPledge: atto, ProvingPeriodStart: epoch }),
});
export type MinerState = z.infer<typeof minerStateAnswer>;

/** Of the reward actor, f02. */
export const rewardStateAnswer = z.object({ State: z.object({ ThisEpochReward: atto }) });

export const idAnswer = z.string().regex(/^f0\d{1,19}$/);
export const balanceAnswer = atto;
/** Bytes of one IPLD block in base64. */
export const objectAnswer = z.string().max(4_000_000).regex(/^[A-Za-z0-9+/]*={0,2}$/);

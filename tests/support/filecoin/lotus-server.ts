import { createMisbehavingServer, type Answer, type MisbehavingServer } from '../misbehaving-server';
import { msToEpoch } from '../../../shared/chains/filecoin/epochs';
import { vestingTableBase64 } from './cbor';

export const FIL = 10n ** 18n;
const TIB = 2n ** 40n;

/** A refusal of the node, as JSON-RPC. */
export class LotusRefusal extends Error {
  constructor(readonly code: number, message: string) {
    super(message);
  }
}

/** What the node tells of a provider and the network. Everything may be changed between two questions. */
export interface LotusWorld {
  height: number;
  miner: string;
  rawPower: bigint;
  qaPower: bigint;
  networkPower: bigint;
  hasMinPower: boolean;
  sectors: { Live: number; Active: number; Faulty: number };
  balance: bigint;
  locked: bigint;
  pledge: bigint;
  preCommit: bigint;
  feeDebt: bigint;
  /** Releases: the first stands in the state, the others behind the link. */
  vesting: readonly { readonly epoch: number; readonly base: bigint }[];
  dailyFee: bigint;
  consensusFaultElapsed: number;
  pendingOwner: string | null;
  epochReward: bigint;
  /** Wins of the provider by epoch; epochs in `empty` have no block at all. */
  wins: Map<number, number>;
  empty: Set<number>;
}

export function lotusWorld(nowMs: number, miner = 'f01234'): LotusWorld {
  const height = msToEpoch(nowMs) - 1;
  const vesting = Array.from({ length: 180 }, (_, i) => ({ epoch: height + 500 + i * 2_880, base: FIL / 2n }));
  return {
    height, miner, rawPower: 100n * TIB, qaPower: 1_000n * TIB, networkPower: 14_400_000n * TIB, hasMinPower: true, sectors: { Live: 3_200, Active: 3_200, Faulty: 0 },
    balance: 6_000n * FIL, locked: 90n * FIL, pledge: 5_400n * FIL, preCommit: 10n * FIL, feeDebt: 0n, vesting, dailyFee: FIL / 10n, consensusFaultElapsed: -1, pendingOwner: null,
    epochReward: 22n * FIL, wins: new Map(), empty: new Set(),
  };
}

const CID = { '/': 'bafy2bzacedo7hjsumaajt6sbor42qycvjyk6goqe4oi4o4ddsjxkdeqrqf42c' };
const TAIL = { '/': 'bafy2bzaceaxm23epjsmh75yvzcecsrbavlmkcxnva66bkdebdcnyw3bjrc74u' };

const tipset = (world: LotusWorld, height: number): unknown => {
  let at = height;
  while (world.empty.has(at)) at -= 1;
  const wins = world.wins.get(at) ?? 0;
  const block = (Miner: string, WinCount: number) => ({ Miner, ElectionProof: { WinCount, VRFProof: 'Ynl0ZSBhcnJheQ==' }, Height: at, ParentBaseFee: '100', Timestamp: 1_598_306_400 + at * 30 });
  return { Cids: [CID], Blocks: [block('f01938223', 1), ...(wins > 0 ? [block(world.miner, wins)] : [])], Height: at };
};

export type LotusMethods = Record<string, (params: readonly unknown[], world: LotusWorld) => unknown>;

const METHODS: LotusMethods = {
  ChainHead: (_params, world) => tipset(world, world.height),
  ChainGetTipSetByHeight: ([height], world) => tipset(world, Number(height)),
  StateLookupID: (_params, world) => world.miner,
  StateMinerInfo: ([id], world) => {
    if (id !== world.miner) throw new LotusRefusal(1, 'failed to load miner actor: actor not found');
    return {
      Owner: 'f01000', Worker: 'f01001', NewWorker: '<empty>', ControlAddresses: [], WorkerChangeEpoch: -1, PeerId: '12D3KooW', Multiaddrs: [], WindowPoStProofType: 8, SectorSize: 34_359_738_368,
      WindowPoStPartitionSectors: 2_349, ConsensusFaultElapsed: world.consensusFaultElapsed, PendingOwnerAddress: world.pendingOwner, Beneficiary: 'f01000', BeneficiaryTerm: { Quota: '0', UsedQuota: '0', Expiration: 0 },
    };
  },
  StateMinerPower: (_params, world) => ({
    MinerPower: { RawBytePower: String(world.rawPower), QualityAdjPower: String(world.qaPower) },
    TotalPower: { RawBytePower: String(world.networkPower), QualityAdjPower: String(world.networkPower) }, HasMinPower: world.hasMinPower,
  }),
  StateMinerSectorCount: (_params, world) => world.sectors,
  StateMinerDeadlines: (_params, world) => Array.from({ length: 48 }, () => ({ PostSubmissions: [5, 1], DisputableProofCount: 0, DailyFee: String(world.dailyFee / 48n) })),
  StateReadState: ([id], world) => {
    if (id === 'f02') return { Balance: '0', Code: CID, State: { ThisEpochReward: String(world.epochReward), EffectiveNetworkTime: 1 } };
    const [first] = world.vesting;
    return {
      Balance: String(world.balance), Code: CID,
      State: {
        Info: CID, PreCommitDeposits: String(world.preCommit), LockedFunds: String(world.locked), VestingFunds: first === undefined ? null : { Head: { Epoch: first.epoch, Amount: String(first.base) }, Tail: TAIL },
        FeeDebt: String(world.feeDebt), InitialPledge: String(world.pledge), ProvingPeriodStart: 1_234, CurrentDeadline: 3, DeadlineCronActive: true,
      },
    };
  },
  ChainReadObj: (_params, world) => vestingTableBase64(world.vesting.slice(1)),
  WalletBalance: () => String(12n * FIL),
};

export interface LotusServer {
  readonly url: string;
  readonly host: string;
  readonly world: LotusWorld;
  readonly server: MisbehavingServer;
  /** Answers of single methods instead of the usual ones; undefined: not offered at all. */
  readonly methods: LotusMethods;
  /** What `Discover` names; null: the node does not know `Discover`. */
  discover: readonly string[] | null;
  /** Answers with this instead of JSON-RPC, whatever is asked. */
  instead: Answer | null;
  /** Methods in the order in which they were asked, without `Discover`. */
  asked(): readonly string[];
  close(): Promise<void>;
}

/** A Lotus node behind a gateway, on the loopback address. */
export async function createLotusServer(nowMs: number): Promise<LotusServer> {
  const server = await createMisbehavingServer();
  const world = lotusWorld(nowMs);
  const methods: LotusMethods = { ...METHODS };
  const asked: string[] = [];
  const lotus: LotusServer = {
    url: `${server.origin}/rpc/v1`, host: server.host, world, server, methods, discover: Object.keys(METHODS), instead: null,
    asked: () => asked, close: () => server.close(),
  };
  server.answer((request, response, body) => {
    if (lotus.instead !== null) {
      lotus.instead(request, response, body);
      return;
    }
    const { method, params, id } = JSON.parse(body) as { method: string; params: readonly unknown[]; id: number };
    const name = method.replace(/^Filecoin\./, '');
    const reply = (part: object): void => void response.end(JSON.stringify({ jsonrpc: '2.0', id, ...part }));
    response.setHeader('content-type', 'application/json');
    if (name === 'Discover') {
      if (lotus.discover === null) reply({ error: { code: -32601, message: "method 'Filecoin.Discover' not found" } });
      else reply({ result: { openrpc: '1.2.6', info: { title: 'Lotus RPC API' }, methods: lotus.discover.map((one) => ({ name: `Filecoin.${one}` })) } });
      return;
    }
    asked.push(name);
    const handler = methods[name];
    if (handler === undefined) {
      reply({ error: { code: -32601, message: `method '${method}' not found` } });
      return;
    }
    try {
      reply({ result: handler(params, world) });
    } catch (error) {
      if (!(error instanceof LotusRefusal)) throw error;
      response.statusCode = 500;
      reply({ error: { code: error.code, message: error.message } });
    }
  });
  return lotus;
}

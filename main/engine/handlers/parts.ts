import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { SystemInfo } from '../../../shared/contract/schemas/settings';
import type { ChangesTopic, HardwareTopic, SyncTopic } from '../../../shared/contract/topics';
import type { Books } from '../accounts/books';
import type { PricingDesk } from '../accounts/pricing-desk';
import type { DeviceDesk } from '../devices/device-desk';
import type { Sampler } from '../hardware/sampler';
import type { ImportDesk } from '../imports/import-desk';
import type { LookDesk } from '../looks/look-desk';
import type { NetworkDesk } from '../networks/network-desk';
import type { EnginePorts } from '../ports';
import type { Topic } from '../publish/topic';
import type { RedecodeDesk } from '../redecode/redecode-desk';
import type { RecordDesk } from '../records/record-desk';
import type { RewardsSync } from '../rewards/create-rewards-sync';
import type { LedgerMemo } from '../rewards/ledger-memo';
import type { SelfWatch } from '../self/self-watch';
import type { SettingsDesk } from '../settings/settings';
import type { TariffDesk } from '../tariffs/tariff-desk';
import type { WalletDesk } from '../wallets/wallet-desk';

/** The engine's desks, as the handlers use them. */
export interface EngineParts {
  readonly ports: EnginePorts;
  readonly info: SystemInfo;
  readonly settings: SettingsDesk;
  /** Networks in force: built in, replaced by a signed file, added by the operator. */
  readonly networks: NetworkDesk;
  readonly devices: DeviceDesk;
  readonly tariffs: TariffDesk;
  readonly wallets: WalletDesk;
  readonly sampler: Sampler;
  readonly sync: RewardsSync;
  /** What networks' own sources say. */
  readonly looks: LookDesk;
  readonly records: RecordDesk;
  /** What an older decoder has read and waits to be decoded again. */
  readonly redecode: RedecodeDesk;
  readonly imports: ImportDesk;
  readonly pricing: PricingDesk;
  readonly books: Books;
  readonly memo: LedgerMemo;
  readonly self: SelfWatch;
  readonly topics: {
    readonly hardware: Topic<DeepReadonly<HardwareTopic>>;
    readonly sync: Topic<DeepReadonly<SyncTopic>>;
    readonly changes: Topic<DeepReadonly<ChangesTopic>>;
  };
}

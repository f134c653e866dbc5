import type { Calculator } from './ports/calculator';
import type { ChainSource } from './ports/chain';
import type { EntrySource } from './ports/entries';
import type { Exporter } from './ports/exporter';
import type { FiatSource, PriceSources } from './ports/prices';
import type { Probes } from './ports/probes';
import type { Store } from './ports/store';
import type { Clock, Logger, Random, SelfMeter, Signatures } from './ports/system';
import type { NetworkWatch } from './ports/watch';

/** All that the engine needs from outside. A host builds these from adapters and hands them over; tests hand over stand-ins of the outside world. */
export interface EnginePorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly selfMeter: SelfMeter;
  readonly store: Store;
  readonly probes: Probes;
  readonly chains: readonly ChainSource[];
  /** Chains and interfaces that are read entry by entry. */
  readonly entries: readonly EntrySource[];
  /** What networks themselves say of a watched address. */
  readonly watches: readonly NetworkWatch[];
  readonly prices: PriceSources;
  readonly fiat: FiatSource;
  readonly calculator: Calculator;
  readonly exporter: Exporter;
  readonly signatures: Signatures;
}

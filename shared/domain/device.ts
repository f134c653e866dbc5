/** A piece of hardware the operator owns. */
export interface Device {
  readonly id: string;
  readonly name: string;
  readonly kind: 'this-machine' | 'gpu' | 'hotspot' | 'camera' | 'storage' | 'gnss' | 'other';
  /** True for the machine the engine runs on: its probes feed this device. */
  readonly local: boolean;
  readonly pricePaid: { readonly amount: number; readonly currency: string } | null;
  /** Local date YYYY-MM-DD. */
  readonly boughtOn: string | null;
  readonly lifeMonths: number;
  readonly salvageFraction: number;
  readonly watts: DeviceWatts;
  /** Wall watts ÷ device watts (PSU and board losses); 1 when a plug measures the wall. */
  readonly wallFactor: number;
  readonly soldOn: string | null;
  readonly salePrice: { readonly amount: number; readonly currency: string } | null;
  /** The device that took its place. */
  readonly replacedById: string | null;
  readonly place: string | null;
  readonly createdAtMs: number;
}

export interface DeviceWatts {
  readonly idle: number | null;
  readonly busy: number | null;
  readonly host: number | null;
  /** Where these watts come from; `measured` uses the stored power series and falls back to the numbers here, marked. */
  readonly source: 'measured' | 'typed' | 'catalogue';
}

/** A device working for a network for a time. */
export interface Deployment {
  readonly id: string;
  readonly deviceId: string;
  readonly network: string;
  /** Whose rewards count for it. null: any wallet of that network. */
  readonly walletId: string | null;
  /** The device on the network's side (hotspot asset or recipient) where several share a wallet. */
  readonly sourceDevice: string | null;
  readonly fromDate: string;
  readonly toDate: string | null;
  readonly uptime: number;
  readonly busyFraction: number;
  /** Expected tokens a day per piece for the forecast; null: taken from what was received. */
  readonly tokensPerDay: number | null;
  readonly otherCosts: readonly DeploymentCost[];
  readonly oneOffCosts?: readonly OneOffDeploymentCost[];
  /** Share of the tokens that the network or market keeps before they arrive, 0..1; for forecasts (what arrived has lost it already). */
  readonly feeShare?: number;
  /** Share lost when tokens are turned into money, 0..1. */
  readonly swapShare?: number;
  readonly collateral?: DeploymentCollateral;
}

/** Tokens that are locked for as long as the device works, with what the same money would bring elsewhere. */
export interface DeploymentCollateral {
  /** Whole tokens of the network. */
  readonly tokens: number;
  /** Effective annual rate that the money could earn instead. */
  readonly opportunityPerYear: number;
}

export interface OneOffDeploymentCost {
  readonly name: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly amount: number;
  readonly currency: string;
}

export interface DeploymentCost {
  readonly name: string;
  readonly perMonth: number;
  readonly currency: string;
  /** Absent: of no particular kind. */
  readonly kind?: 'hosting' | 'bandwidth' | 'subscription' | 'claim' | 'other';
}

import type { Sourced } from '../networks/types';

export type CatalogueKind = 'gpu' | 'hotspot' | 'camera' | 'gnss' | 'storage' | 'server' | 'edge';

/** A number with where it is from; low and high where sources or models differ. */
export interface CatalogueFigure extends Sourced {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/**
 * A kind of hardware that somebody may buy. Every number is a first guess with its source: what the person types or measures wins. null: no
 * source told.
 */
export interface CatalogueDevice {
  /** `rtx-4090`; never changes, saved plans name it. */
  readonly id: string;
  readonly kind: CatalogueKind;
  readonly name: string;
  readonly maker: string;
  /** USD a piece. Launch or list price unless the note says otherwise. */
  readonly priceUsd: CatalogueFigure | null;
  /** Watts at the device without a job. */
  readonly idleW: CatalogueFigure | null;
  /** Watts at the device on paid work. */
  readonly busyW: CatalogueFigure | null;
  /** Board or nameplate power, W. */
  readonly ratedW: CatalogueFigure | null;
  /** Share of a host that has to run for it, W; 0 for what needs no host. */
  readonly hostW: CatalogueFigure | null;
  /** Wall watts ÷ device watts, as assumed. */
  readonly wallFactor: number;
  readonly memoryGb: CatalogueFigure | null;
  /** OctaneBench 2020.1.5, RTX on. */
  readonly octaneBench: CatalogueFigure | null;
  /** Decimal terabytes of disk that can be offered. */
  readonly diskTb: CatalogueFigure | null;
  readonly lifeMonths: number;
  /** What one piece has that only one network can use at a time (`gpu`), and what several share (`disk`, `line`). */
  readonly exclusive: readonly ('gpu' | 'radio' | 'camera' | 'gnss')[];
  readonly shared: readonly ('disk' | 'line' | 'cpu')[];
  /** Networks it can serve, by id. */
  readonly networks: readonly string[];
  /** What matters before buying it (locked to a network, out of stock, price has risen), as plain sentences. */
  readonly notes: readonly string[];
}

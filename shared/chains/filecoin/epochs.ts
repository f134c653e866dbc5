import { MS_PER_DAY } from '../../units/duration';

/** 2020-08-24T22:00:00Z, epoch 0. Source: lotus build parameters (2026-08-06). */
export const GENESIS_MS = 1_598_306_400_000;
export const MS_PER_EPOCH = 30_000;
export const EPOCHS_PER_DAY = 2_880;

/** UTC ms at which an epoch begins. */
export const epochToMs = (epoch: number): number => GENESIS_MS + epoch * MS_PER_EPOCH;

/** The epoch that runs at an instant; negative before genesis. */
export const msToEpoch = (ms: number): number => Math.floor((ms - GENESIS_MS) / MS_PER_EPOCH);

/** Whole days since 1970-01-01 (UTC) of an instant. */
export const utcDayOf = (ms: number): number => Math.floor(ms / MS_PER_DAY);

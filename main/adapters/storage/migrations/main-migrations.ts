import type { Migration } from '../sqlite/migrate';
import { settings } from './0001-settings';
import { devices } from './0002-devices';
import { traffic } from './0003-traffic';
import { prices } from './0004-prices';
import { ledger } from './0005-ledger';
import { uptime } from './0006-uptime';
import { series } from './0007-series';
import { lineReceipts } from './0008-line-receipts';
import { entriesAndLooks } from './0009-entries-and-looks';
import { ownRecords } from './0010-own-records';
import { lineFacts } from './0011-line-facts';

/** All steps of `nodeworth.db`, oldest first. */
export const MAIN_MIGRATIONS: readonly Migration[] = [settings, devices, traffic, prices, ledger, uptime, series, lineReceipts, entriesAndLooks, ownRecords, lineFacts];

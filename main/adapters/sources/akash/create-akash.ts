import type { EntrySource } from '../../../engine/ports/entries';
import type { NetworkWatch } from '../../../engine/ports/watch';
import type { AkashPorts } from './client';
import { createAkashEntries } from './entries';
import { createAkashWatch } from './watch';

/** Akash: what leases paid to a provider. Facts and promises in README.md. */
export const createAkash = (ports: AkashPorts): { readonly entries: EntrySource; readonly watch: NetworkWatch } => ({ entries: createAkashEntries(ports), watch: createAkashWatch(ports) });

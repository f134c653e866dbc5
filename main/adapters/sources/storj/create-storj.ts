import type { EntrySource } from '../../../engine/ports/entries';
import type { Clock, Http } from '../../../engine/ports/system';
import type { NetworkWatch } from '../../../engine/ports/watch';
import { createStorjEntries } from './entries';
import { createStorjWatch } from './watch';

export interface StorjPorts {
  readonly http: Http;
  readonly clock: Pick<Clock, 'now'>;
}

/** Storj, read through the dashboards of the operator's own nodes. Facts, units and promises in README.md. */
export const createStorj = (ports: StorjPorts): { readonly entries: EntrySource; readonly watch: NetworkWatch } => ({ entries: createStorjEntries(ports), watch: createStorjWatch(ports) });

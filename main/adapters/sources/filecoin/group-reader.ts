import type { Cancel } from '../../../../shared/units/cancel';
import type { PortalTable, RowGroupPlace } from './parquet-table';
import type { FileVersion } from './portal-file';
import { readGroup, type GroupRows } from './read-group';

/** What a row group says of a provider, decoded once per version of the file: the ledger and the looks ask for the same. */
export interface GroupReader {
  /** @throws ChainFailure, FileChangedError, CancelledError */
  read(version: FileVersion, table: PortalTable, group: RowGroupPlace, provider: string, cancel: Cancel): Promise<GroupRows>;
}

/** Some hundred rows each; six groups of ten providers. */
const MOST_KEPT = 64;

export function createGroupReader(): GroupReader {
  let keptOf = '';
  const kept = new Map<string, GroupRows>();
  return {
    async read(version, table, group, provider, cancel) {
      if (keptOf !== version.tag) {
        kept.clear();
        keptOf = version.tag;
      }
      const name = `${group.index} ${provider}`;
      const known = kept.get(name);
      if (known !== undefined) return known;
      const found = await readGroup(version, table, group, provider, cancel);
      if (keptOf === version.tag) kept.set(name, found);
      const oldest = kept.keys().next().value;
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return found;
    },
  };
}

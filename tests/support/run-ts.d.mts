/** Bundles an entry into .cache/run-ts/ and gives the path of the module that plain Node can run. */
export function bundleTs(entry: string): Promise<string>;
/** Bundles an entry and runs it in this process, with these arguments. */
export function runTs(entry: string, args: readonly string[]): Promise<void>;

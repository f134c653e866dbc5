import type { Engine } from '../../engine/create';
import type { Output } from './output';

/** What a command has to work with. The engine is started only when it is asked for. */
export interface CommandContext {
  /** Words after the command's name, without `--json`, `--data-dir` and `--demo`. */
  readonly words: readonly string[];
  readonly json: boolean;
  readonly output: Output;
  /** The engine on the chosen data folder, without anything running on its own. */
  readonly engine: () => Engine;
  /** Folder of the built bundles. */
  readonly here: string;
  readonly dataDir: string | null;
  readonly demo: boolean;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly what: string;
  /** @returns the exit status @throws UsageError, EngineError, StoreError */
  run(context: CommandContext): Promise<number>;
}

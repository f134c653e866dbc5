/** One thing that the build makes. */
export interface Target {
  readonly name: 'main' | 'shell' | 'preload' | 'renderer';
  readonly what: string;
  /** Folders and files, from the root, that it is made from. */
  readonly sources: readonly string[];
  readonly out: string;
  /** Source file by output name. */
  readonly entries: Readonly<Record<string, string>>;
}

export const targets: () => readonly Target[];

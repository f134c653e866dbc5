/** What the shell is started with. */
export interface ShellOptions {
  /** Generated sample data instead of this person's own. */
  readonly demo: boolean;
  /** Open, ask for a sample through the page, end: exit status 0 when that worked. */
  readonly smoke: boolean;
  /** Folder of the store, absolute; null for the usual place. */
  readonly dataDir: string | null;
}

const valueOf = (words: readonly string[], name: string): string | null => {
  const joined = words.find((word) => word.startsWith(`${name}=`));
  return joined === undefined ? null : joined.slice(name.length + 1);
};

/** Reads the command line. Words that are not ours belong to Electron and are left alone. */
export const parseOptions = (words: readonly string[]): ShellOptions => ({
  demo: words.includes('--demo'),
  smoke: words.includes('--smoke'),
  dataDir: valueOf(words, '--data-dir'),
});

/** The words with which the engine process is started for these options. Without a folder it takes the usual one. */
export const toEngineWords = (options: ShellOptions): readonly string[] => [
  ...(options.dataDir === null ? [] : ['--data-dir', options.dataDir]),
  ...(options.demo ? ['--demo'] : []),
];

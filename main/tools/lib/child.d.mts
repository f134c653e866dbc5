export interface Ended {
  /** Exit status, null when it was ended by us or could not start. */
  readonly code: number | null;
  /** The last of what it said. */
  readonly output: string;
}

/** Runs a command to its end; ended by us when neither its output nor a watched folder grew for `quietMs`. */
export const run: (
  command: string,
  args: readonly string[],
  options?: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly watch?: readonly string[]; readonly quietMs?: number; readonly echo?: boolean },
) => Promise<Ended>;

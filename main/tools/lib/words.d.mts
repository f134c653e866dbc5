/** What `npm start` was asked for. */
export interface StartWords {
  readonly demo: boolean;
  readonly headless: boolean;
  readonly dataDir: string | undefined;
  readonly port: string | undefined;
  readonly unknown: readonly string[];
}

export const parseStart: (words: readonly string[], folder?: string) => StartWords;

import type { UnavailableReason } from '../../../../shared/domain/hardware';

export interface ToolFailure {
  readonly reason: UnavailableReason;
  /** The tool's own first words, for the details of a card. */
  readonly detail: string;
}

/** The tool writes its errors to stdout, with exit code 2: `Field "x" is not a valid field to query.` (some builds use curly quotes). */
const REFUSED = /Field ["“]([^"”]+)["”] is not a valid field to query/;

/** The field this driver does not know, or null. */
export const toRefusedField = (text: string): string | null => REFUSED.exec(text)?.[1] ?? null;

/** Parts of the tool's messages, most telling first. The exit codes are those of `man nvidia-smi`, "RETURN VALUE". */
const MESSAGES: readonly (readonly [string, UnavailableReason])[] = [
  ["couldn't communicate with the NVIDIA driver", 'no-driver'],
  ['Driver/library version mismatch', 'no-driver'],
  ['Driver Not Loaded', 'no-driver'],
  ["couldn't find libnvidia-ml", 'no-driver'],
  ['Insufficient Permissions', 'no-permission'],
  ['Insufficient permissions', 'no-permission'],
  ['do not have permission', 'no-permission'],
  ['No devices were found', 'no-device'],
  ['not supported', 'not-supported'],
];

const EXIT_CODES: Readonly<Record<number, UnavailableReason>> = { 3: 'not-supported', 4: 'no-permission', 6: 'no-device', 9: 'no-driver', 12: 'no-driver' };

const DETAIL_LENGTH = 300;

/** Why the tool gave up, from what it wrote and how it ended. */
export const toFailure = (text: string, exitCode: number | null): ToolFailure => {
  const firstLine = text.split('\n').find((line) => line.trim() !== '')?.trim().slice(0, DETAIL_LENGTH);
  const message = MESSAGES.find(([part]) => text.includes(part));
  const reason = message?.[1] ?? (exitCode === null ? undefined : EXIT_CODES[exitCode]) ?? 'unreadable';
  return { reason, detail: firstLine ?? (exitCode === null ? 'ended by a signal without a word' : `ended with code ${exitCode} without a word`) };
};

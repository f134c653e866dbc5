import { isOwnPage } from './page-files';

/** Who sent a message, reduced to what decides whether it is heard. */
export interface Sender {
  /** Whether its contents belong to a window that we opened. */
  readonly isWindow: boolean;
  /** Whether it is the top frame of those contents. */
  readonly isMainFrame: boolean;
  /** Address that the frame shows, null when the frame is gone by now. */
  readonly frameUrl: string | null;
}

/** Only the main frame of a window of ours that shows a page of ours is heard. */
export const isHeard = ({ isWindow, isMainFrame, frameUrl }: Sender): boolean => isWindow && isMainFrame && frameUrl !== null && isOwnPage(frameUrl);

/** What a page may ask of the shell. There is one question; everything else goes over its port to the engine. */
export const isConnect = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && Object.keys(message).length === 1 && (message as { kind?: unknown }).kind === 'connect';

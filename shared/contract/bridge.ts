/**
 * What the desktop shell, its engine process and a page say to each other before a page has its port. After that everything goes over the
 * port in the words of `contract.ts`. Parsed by hand, because the preload script has to stay small.
 */

/** Name of the object that preload puts on the page's window. A page without it was served over HTTP. */
export const SHELL_GLOBAL = 'nodeworthShell';

/** `type` of the window message with which a page gets the engine's status and, when the engine runs, a fresh port. */
export const ENGINE_MESSAGE = 'nodeworth:engine';

/** How the engine process fares. `reason` is a code or a short sentence of the engine, never a path or a stack. */
export type EngineStatus =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /** It ended unasked and is started again after `inMs`. */
  | { readonly kind: 'restarting'; readonly reason: string; readonly inMs: number }
  /** It will not be started again by itself: every call is answered with this reason. */
  | { readonly kind: 'failed'; readonly reason: string };

export interface ShellBridge {
  /** Asks the shell for the engine's status and a port; both come as window messages, now and after every restart. */
  readonly connect: () => void;
}

const text = (value: unknown): value is string => typeof value === 'string';

const record = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;

/** The status in something that came from outside, or null when it is none. */
export const parseEngineStatus = (value: unknown): EngineStatus | null => {
  const given = record(value);
  if (given === null) return null;
  const { kind, reason, inMs } = given;
  if (kind === 'starting' || kind === 'running') return { kind };
  if (kind === 'failed' && text(reason)) return { kind, reason };
  if (kind === 'restarting' && text(reason) && typeof inMs === 'number' && Number.isFinite(inMs)) return { kind, reason, inMs };
  return null;
};

/** The status in a window message of the shell, or null for any other message. */
export const parseEngineMessage = (data: unknown): EngineStatus | null => {
  const given = record(data);
  return given !== null && given['type'] === ENGINE_MESSAGE ? parseEngineStatus(given['status']) : null;
};

/** What the engine process tells the shell over its parent port. */
export type EngineReport = { readonly type: 'ready' } | { readonly type: 'failed'; readonly reason: string };

/** The report in something that came over the parent port, or null when it is none. */
export const parseEngineReport = (value: unknown): EngineReport | null => {
  const given = record(value);
  if (given === null) return null;
  if (given['type'] === 'ready') return { type: 'ready' };
  return given['type'] === 'failed' && text(given['reason']) ? { type: 'failed', reason: given['reason'] } : null;
};

/** What the shell tells the engine process: `attach` comes with one port of a window, `stop` asks for a clean end. */
export type EngineOrder = { readonly type: 'attach' } | { readonly type: 'stop' };

/** The order in something that came over the parent port, or null when it is none. */
export const parseEngineOrder = (value: unknown): EngineOrder | null => {
  const type = record(value)?.['type'];
  return type === 'attach' || type === 'stop' ? { type } : null;
};

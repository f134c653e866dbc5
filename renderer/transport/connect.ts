import { SHELL_GLOBAL } from '../../shared/contract/bridge';
import type { ShellBridge } from '../../shared/contract/bridge';
import type { Connection } from './client';
import { connectHttp } from './http';
import { connectPort } from './port';

const isBridge = (value: unknown): value is ShellBridge => typeof value === 'object' && value !== null && 'connect' in value;

/** One way to the engine: the shell's port in the desktop window, HTTP elsewhere. */
export function connect(): Connection {
  const bridge: unknown = (window as unknown as Record<string, unknown>)[SHELL_GLOBAL];
  return isBridge(bridge) ? connectPort(bridge) : connectHttp();
}

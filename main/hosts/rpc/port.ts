import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';

import type { EngineHandlers } from '../../../shared/contract/handlers';
import type { Logger } from '../../engine/ports/system';
import { createRouter, inputErrors } from './router';

/** Serves the contract over message ports: one per window, all answered by the same engine. */
export function createPortServer(handlers: EngineHandlers, logger: Logger): { attach(port: SupportedMessagePort): void } {
  const handler = new RPCHandler(createRouter(handlers, logger) as never, inputErrors() as never);
  return { attach: (port) => handler.upgrade(port) };
}

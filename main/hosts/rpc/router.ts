import { implement, onError, ORPCError, ValidationError } from '@orpc/server';
import type { AnyRouter } from '@orpc/server';

import { ERROR_CODES } from '../../../shared/contract/codes';
import { contract } from '../../../shared/contract/contract';
import type { EngineHandlers } from '../../../shared/contract/handlers';
import { createCancel } from '../../../shared/units/cancel';
import type { Cancel } from '../../../shared/units/cancel';
import { isEngineError } from '../../engine/errors';
import type { Logger } from '../../engine/ports/system';

type AnyHandler = (input: unknown) => unknown;
type Implementable = { handler(run: (options: { input: unknown; signal?: AbortSignal }) => unknown): unknown };

function toCancel(signal: AbortSignal | undefined): Cancel {
  const source = createCancel();
  if (signal === undefined) return source;
  if (signal.aborted) source.cancel();
  else signal.addEventListener('abort', () => source.cancel(), { once: true });
  return source;
}

/** What the engine throws becomes `{code, context}`; anything else is logged here and crosses as a bare code. */
function toWireError(error: unknown, call: string, logger: Logger): unknown {
  if (isEngineError(error)) {
    return new ORPCError(error.engineCode, { status: ERROR_CODES[error.engineCode], message: error.engineCode, data: { context: error.context } });
  }
  if (error instanceof ORPCError) return error;
  logger.error('call.failed', { call, error: error instanceof Error ? error.message : String(error) });
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'unexpected' });
}

/**
 * Binds an engine's handlers to the contract. The type of `EngineHandlers` is derived from the same contract, so that the loops
 * below cannot miss a call.
 */
export function createRouter(handlers: EngineHandlers, logger: Logger): AnyRouter {
  const builder = implement(contract);
  const router: Record<string, Record<string, unknown>> = {};
  for (const [group, calls] of Object.entries(contract)) {
    const bound: Record<string, unknown> = {};
    for (const name of Object.keys(calls)) {
      const procedure = (builder as unknown as Record<string, Record<string, Implementable>>)[group]?.[name];
      const handler = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[group]?.[name];
      if (procedure === undefined || handler === undefined) throw new Error(`no handler for ${group}.${name}`);
      const call = `${group}.${name}`;
      bound[name] =
        group === 'live'
          ? procedure.handler(({ signal }) => handler(toCancel(signal)))
          : procedure.handler(async ({ input }) => {
              try {
                return await handler(input);
              } catch (error) {
                throw toWireError(error, call, logger);
              }
            });
    }
    router[group] = bound;
  }
  return router as AnyRouter;
}

/**
 * Handler options of every transport: an input that does not fit the schema names its key, as the engine's own refusals do. Made anew for
 * each handler, because handlers add interceptors of their own to the lists they are given.
 */
export const inputErrors = () => ({
  clientInterceptors: [
    onError((error: unknown) => {
      if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError)) return;
      const issue = error.cause.issues[0];
      const key = (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
      throw new ORPCError('BAD_INPUT', {
        status: ERROR_CODES.BAD_INPUT,
        message: 'BAD_INPUT',
        data: { context: { key: key === '' ? 'input' : key, should: issue?.message ?? 'a valid value' } },
      });
    }),
  ],
});

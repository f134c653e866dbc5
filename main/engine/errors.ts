import type { ErrorCode } from '../../shared/contract/codes';

/** An error that crosses the contract. `context` holds only what the page's sentence needs: no stack, path or secret. */
export interface EngineError extends Error {
  readonly engineCode: ErrorCode;
  readonly context: Readonly<Record<string, string>>;
}

export function engineError(code: ErrorCode, context: Readonly<Record<string, string>> = {}): EngineError {
  return Object.assign(new Error(code), { engineCode: code, context });
}

export const isEngineError = (error: unknown): error is EngineError => error instanceof Error && 'engineCode' in error;

/** The one sentence for a person whose engine could not start, with what to do; never a stack. */
export function startupFailure(error: unknown): string {
  if (error instanceof Error) {
    const remedy: unknown = 'remedy' in error ? error.remedy : null;
    return typeof remedy === 'string' ? `${error.message} ${remedy}` : error.message;
  }
  return 'The engine could not start.';
}

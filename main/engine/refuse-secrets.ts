import { looksLikeSecret } from '../../shared/domain/secret-shapes';
import { engineError } from './errors';

/** Looks at typed texts before anything stores or logs them. @throws EngineError SECRET_REFUSED; it holds nothing of the text */
export function refuseSecrets(...texts: readonly (string | null | undefined)[]): void {
  for (const text of texts) {
    const secret = looksLikeSecret(text ?? '');
    if (secret !== null) throw engineError('SECRET_REFUSED', { kind: secret.kind });
  }
}

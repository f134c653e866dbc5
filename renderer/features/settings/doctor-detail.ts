import { wordsForCode } from '../../strings/words';

/** The detail of a check: the engine begins it with a reason code ("no-device: …"), which becomes a sentence; the rest stays as evidence. */
export function doctorDetail(detail: string): { readonly words: string; readonly evidence: string | null } {
  const match = /^([a-z]+(?:-[a-z]+)*)(?::\s*(.*))?$/s.exec(detail);
  const words = match?.[1] === undefined ? null : wordsForCode('reason', match[1]);
  return words === null ? { words: detail, evidence: null } : { words, evidence: match?.[2] === undefined || match[2] === '' ? null : match[2] };
}

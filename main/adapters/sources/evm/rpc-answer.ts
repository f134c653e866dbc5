import type { RpcError } from './refusal';

export type RpcElement = { readonly id: number; readonly ok: true; readonly value: unknown } | { readonly id: number | null; readonly ok: false; readonly error: RpcError };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Longest text of an error that is looked at. */
const MAX_WORDS = 2_000;

function toElement(value: unknown): RpcElement | null {
  if (!isRecord(value)) return null;
  const id = typeof value['id'] === 'number' ? value['id'] : null;
  const error = value['error'];
  if (isRecord(error)) {
    // Some hide the reason in `data` and say only "invalid params" in the message.
    const words = `${typeof error['message'] === 'string' ? error['message'] : ''} ${error['data'] === undefined ? '' : JSON.stringify(error['data'])}`;
    return { id, ok: false, error: { code: typeof error['code'] === 'number' ? error['code'] : 0, words: words.slice(0, MAX_WORDS) } };
  }
  return id !== null && 'result' in value ? { id, ok: true, value: value['result'] } : null;
}

/** The elements of an answer to one call or several; null when it is no JSON-RPC (truncated, HTML, a bare value). A single object answers all. */
export function parseRpcAnswer(text: string): readonly RpcElement[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const elements = (Array.isArray(parsed) ? parsed : [parsed]).map(toElement);
  return elements.length > 0 && elements.every((element): element is RpcElement => element !== null) ? elements : null;
}

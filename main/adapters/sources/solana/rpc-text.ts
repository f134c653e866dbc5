/**
 * JSON-RPC answers as text. The text of each element is kept as it came: it is what the archive holds and what the decoder reads.
 */

export type RpcElement =
  | { readonly kind: 'result'; readonly id: string; /** the element as it came */ readonly text: string; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: string | null; readonly text: string; readonly code: number; readonly message: string };

export type RpcAnswer =
  | { readonly kind: 'elements'; readonly elements: readonly RpcElement[] }
  /** A batch was asked and one object came back: the endpoint does not take arrays (or refuses this one). */
  | { readonly kind: 'single-for-batch'; readonly element: RpcElement }
  | { readonly kind: 'unreadable' };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The elements of a JSON array as the text they have there; null when the text is no whole array. Only brackets and strings are looked at:
 * each element is parsed on its own afterwards.
 */
export function splitJsonArray(text: string): readonly string[] | null {
  const body = text.trim();
  if (!body.startsWith('[') || !body.endsWith(']')) return null;
  const elements: string[] = [];
  let depth = 0;
  let from = 1;
  for (let at = 0; at < body.length; at += 1) {
    switch (body.charCodeAt(at)) {
      case 0x22: {
        // To the end of the string: a quote after an odd number of backslashes belongs to it.
        for (;;) {
          at = body.indexOf('"', at + 1);
          if (at === -1) return null;
          let slashes = 0;
          while (body.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1;
          if (slashes % 2 === 0) break;
        }
        break;
      }
      case 0x5b:
      case 0x7b:
        depth += 1;
        break;
      case 0x5d:
      case 0x7d:
        depth -= 1;
        if (depth < 0) return null;
        if (depth === 0) {
          if (at !== body.length - 1) return null;
          const last = body.slice(from, at).trim();
          if (last !== '') elements.push(last);
          else if (elements.length > 0) return null;
          return elements;
        }
        break;
      case 0x2c:
        if (depth === 1) {
          elements.push(body.slice(from, at).trim());
          from = at + 1;
        }
        break;
      default:
    }
  }
  return null;
}

function parseElement(text: string): RpcElement | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(parsed)) return null;
  const id = typeof parsed['id'] === 'string' || typeof parsed['id'] === 'number' ? String(parsed['id']) : null;
  const error = parsed['error'];
  if (isRecord(error)) {
    return { kind: 'error', id, text, code: typeof error['code'] === 'number' ? error['code'] : 0, message: typeof error['message'] === 'string' ? error['message'] : '' };
  }
  if (id === null || !('result' in parsed)) return null;
  return { kind: 'result', id, text, value: parsed['result'] };
}

/** Reads an answer to one call or to a batch. Truncated text, a missing id and anything that is no JSON-RPC are `unreadable`. */
export function parseRpcAnswer(text: string, asked: 'one' | 'batch'): RpcAnswer {
  if (asked === 'one') {
    const element = parseElement(text);
    return element === null ? { kind: 'unreadable' } : { kind: 'elements', elements: [element] };
  }
  const parts = splitJsonArray(text);
  if (parts === null) {
    const element = parseElement(text);
    return element === null ? { kind: 'unreadable' } : { kind: 'single-for-batch', element };
  }
  const elements: RpcElement[] = [];
  for (const part of parts) {
    const element = parseElement(part);
    if (element === null) return { kind: 'unreadable' };
    elements.push(element);
  }
  return { kind: 'elements', elements };
}

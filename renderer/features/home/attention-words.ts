import type { Attention } from '../../../shared/contract/schemas/home';
import { cleanText } from '../../strings/clean-text';
import { codeWords } from '../../strings/code-words';
import { shortId } from '../../strings/short-id';
import { hasWords } from '../../strings/words';

type Said = Pick<Attention, 'code' | 'context'>;

/** What is the matter, or with `.next` what to do about it. `nameOf` names a network. */
export function attentionWords(item: Said, ending: '' | '.next', nameOf: (network: string) => string): string {
  const notice = item.code === 'notice' && ending === '' ? noticeWords(item.context, nameOf) : null;
  if (notice !== null) return notice;
  const network = item.context['network'];
  if (!hasWords(`attention.${item.code}${ending}`)) return ending === '' ? cleanText(item.code) : '';
  return codeWords('attention', `${item.code}${ending}`, { ...item.context, ...(network === undefined ? {} : { network: nameOf(network) }) });
}

/** What a network's own side reports, in its own words and of which device; null where the catalogue has none (a newer engine). */
function noticeWords(context: Said['context'], nameOf: (network: string) => string): string | null {
  const { code, network, device, level: _level, ...facts } = context;
  if (code === undefined || !hasWords(`notice.${code}`)) return null;
  // Some notices name the device in their sentence.
  const named = device === undefined || device === '' || Object.values(facts).includes(device) ? null : shortId(cleanText(device));
  const subject = [network === undefined ? null : nameOf(network), named].filter((part) => part !== null).join(', ');
  const words = codeWords('notice', code, context);
  return subject === '' ? words : `${subject}: ${words}`;
}

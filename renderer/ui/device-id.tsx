import { cleanText } from '../strings/clean-text';
import { shortId } from '../strings/short-id';
import { CopyButton } from './copy-button';

/** Longest id that is shown at all; beyond that it is no id but an attack on the page. */
const LONGEST = 200;

/** The id of a device on its network's side. A long one is shown by its ends: the whole of it on hover, and copied by a click. */
export function DeviceId(props: { readonly id: string }) {
  const whole = cleanText(props.id, LONGEST);
  const short = shortId(whole);
  return short === whole ? <span>{whole}</span> : <CopyButton text={whole} label={short} title={whole} />;
}

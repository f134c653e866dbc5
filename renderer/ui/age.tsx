import { useFormats } from '../strings/use-formats';
import { useNow } from './now';

/** How long ago (or how soon) something is; the exact time on hover. */
export function Age(props: { readonly atMs: number }) {
  const formats = useFormats();
  const now = useNow();
  return (
    <time dateTime={new Date(props.atMs).toISOString()} title={formats.dateTime(props.atMs)}>
      {formats.age(now, props.atMs)}
    </time>
  );
}

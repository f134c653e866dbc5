import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useEngine } from '../state/engine';
import { createFormats } from '../strings/formats';
import { pageLocale, pageTimeZone } from '../strings/locale';
import { FormatsProvider } from '../strings/use-formats';

/** Formats in the person's locale and in the operator's time zone, which the engine keeps; until it answers, in that of the page. */
export function Locale(props: { readonly children: ReactNode }) {
  const engine = useEngine();
  const settings = useQuery(engine.ask.settings.get.queryOptions({ input: {} }));
  const timeZone = settings.data?.tz ?? pageTimeZone();
  const formats = useMemo(() => createFormats(pageLocale(), timeZone), [timeZone]);
  return <FormatsProvider value={formats}>{props.children}</FormatsProvider>;
}

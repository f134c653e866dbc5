import type { DeviceRow } from '../../../shared/contract/schemas/devices';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';

const SYMBOLS = { up: '●', down: '▼', unknown: '○', sold: '□' } as const;
const CLASSES = { up: 'nw-gain', down: 'nw-loss', unknown: 'nw-unknown', sold: 'nw-unknown' } as const;

/** A device's state as shape, colour and word; since when on hover or beside it. */
export function StateWord(props: { readonly state: DeviceRow['state']; readonly sinceMs: number | null; readonly long?: boolean }) {
  const formats = useFormats();
  const since = props.sinceMs === null ? null : t('devices.state.since', { time: formats.dateTime(props.sinceMs) });
  return (
    <span className="nw-state" title={since ?? undefined}>
      <span className={CLASSES[props.state]} aria-hidden="true">
        {SYMBOLS[props.state]}
      </span>
      {t(`devices.state.${props.state}`)}
      {props.long === true && since !== null ? <span className="nw-muted">{since}</span> : null}
    </span>
  );
}

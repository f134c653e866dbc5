import { t } from '../strings/words';
import { Button } from './button';

/** Stops numbers that move, and lets them go on. */
export function PauseButton(props: { readonly paused: boolean; readonly onToggle: () => void }) {
  return (
    <Button aria-pressed={props.paused} onClick={props.onToggle}>
      <span aria-hidden="true">{props.paused ? '▶' : '❚❚'}</span>
      {t(props.paused ? 'live.go-on' : 'live.pause')}
    </Button>
  );
}

import { t } from '../strings/words';
import { Dialog } from '../ui/panels';

/** The list of keys, opened by `?`. */
export function KeyHelp(props: { readonly opened: boolean; readonly onClose: () => void }) {
  const rows = [
    ['1 – 6', t('keys.pages')],
    ['/', t('keys.search')],
    ['Ctrl K', t('keys.palette')],
    ['Ctrl ,', t('keys.settings')],
    ['Ctrl R', t('keys.refresh')],
    ['?', t('keys.help')],
    ['← →', t('keys.chart')],
    ['Esc', t('keys.close')],
  ] as const;
  return (
    <Dialog opened={props.opened} title={t('keys.title')} onClose={props.onClose} size="sm">
      <dl className="nw-keys">
        {rows.map(([key, words]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

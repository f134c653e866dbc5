import type { SourceNotice } from '../../../shared/domain/source-look';
import { cleanText } from '../../strings/clean-text';
import { codeWords } from '../../strings/code-words';
import { t } from '../../strings/words';
import { Age } from '../../ui/age';

const SYMBOLS = { bad: '▼', warning: '▲', info: 'ℹ' } as const;
const CLASSES = { bad: 'nw-loss', warning: 'nw-warn', info: 'nw-muted' } as const;
const ORDER = { bad: 0, warning: 1, info: 2 } as const;

/** What the network's own side says wants a look, the worst first. */
export function Notices(props: { readonly notices: readonly SourceNotice[] }) {
  const sorted = props.notices.toSorted((a, b) => ORDER[a.level] - ORDER[b.level]);
  return (
    <ul className="nw-notices">
      {sorted.map((notice) => (
        <li key={`${notice.walletId}-${notice.code}-${notice.device ?? ''}-${JSON.stringify(notice.context)}`}>
          <span className={`nw-notices__symbol ${CLASSES[notice.level]}`} aria-hidden="true">
            {SYMBOLS[notice.level]}
          </span>
          <span className="nw-hidden">{t(`notice-level.${notice.level}`)}: </span>
          {codeWords('notice', notice.code, notice.context)}{' '}
          <span className="nw-small nw-muted">
            {notice.device === null ? null : cleanText(notice.device, 60)}
            {notice.device !== null && notice.sinceMs !== null ? ' · ' : null}
            {notice.sinceMs === null ? null : (
              <>
                {t('networks.notice.since')} <Age atMs={notice.sinceMs} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

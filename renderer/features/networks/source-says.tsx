import type { NetworkDetail, WatchState } from '../../../shared/contract/schemas/networks';
import type { SourceFact } from '../../../shared/domain/source-look';
import { factValue } from '../../money/fact-value';
import { cleanText } from '../../strings/clean-text';
import { codeWords } from '../../strings/code-words';
import { sourceWords } from '../../strings/sources';
import { useFormats } from '../../strings/use-formats';
import { t, wordsForCode } from '../../strings/words';
import { Age } from '../../ui/age';
import { Card } from '../../ui/card';
import { FRESH, type CardState } from '../../ui/card-state';
import { FactList } from '../../ui/fact-list';
import { KindWord } from '../../ui/kind-word';

/** What the network's own source says of the operator's devices: each figure with its kind, source and age. */
export function SourceSays(props: { readonly detail: NetworkDetail }) {
  const formats = useFormats();
  const { facts, watches } = props.detail;
  const devices = [...new Set(facts.map((fact) => fact.device))];
  return (
    <Card title={t('networks.source-says')} state={stateOf(props.detail)} minHeight={100}>
      {devices.map((device) => (
        <div key={device ?? ''}>
          {device === null ? null : <h3 className="nw-net__device">{cleanText(device, 80)}</h3>}
          <FactList
            rows={facts.filter((fact) => fact.device === device).map((fact: SourceFact) => ({
              id: `${fact.walletId}-${fact.name}-${fact.source}`,
              label: codeWords('fact', fact.name),
              value: factValue(fact, formats),
              note: (
                <>
                  <KindWord kind={fact.kind} /> · {sourceWords(fact.source)} · <Age atMs={fact.asOfMs} />
                </>
              ),
            }))}
          />
        </div>
      ))}
      <Watches watches={watches} />
    </Card>
  );
}

function Watches(props: { readonly watches: readonly WatchState[] }) {
  if (props.watches.length === 0) return null;
  return (
    <ul className="nw-small nw-muted">
      {props.watches.map((watch) => (
        <li key={`${watch.watch}-${watch.walletId}`} className={watch.state === 'failed' || watch.state === 'partly' ? 'nw-warn' : undefined}>
          {watch.state === 'failed' || watch.state === 'partly' ? <span aria-hidden="true">▲ </span> : null}
          {watchName(watch.watch)}: {t(`watch.${watch.state}`)}
          {watch.askedAtMs === null ? null : (
            <>
              {', '}
              <Age atMs={watch.askedAtMs} />
            </>
          )}
          {watch.failures.map((failure) => (
            <span key={`${failure.code}-${failure.detail}`}>
              {' · '}
              {codeWords('sync.error', failure.code)} ({cleanText(failure.detail, 80)})
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** The source that was asked, by the name it has under Settings. */
const watchName = (id: string): string => wordsForCode('source-switch', id.startsWith('evm-') ? 'evm' : id) ?? sourceWords(id);

function stateOf(detail: NetworkDetail): CardState {
  const { facts, watches } = detail;
  const failed = watches.filter((watch) => watch.state === 'failed').length;
  if (watches.length === 0 && facts.length === 0) return { kind: 'first-run', message: t(detail.recognition === 'own-source' ? 'networks.source-says.none-yet' : 'networks.source-says.none') };
  if (failed > 0 && facts.length === 0) return { kind: 'unreachable', reason: watches.flatMap((watch) => watch.failures.map((failure) => `${codeWords('sync.error', failure.code)} (${cleanText(failure.detail, 80)})`)).join(' · ') };
  return failed > 0 ? { kind: 'partial', have: watches.length - failed, of: watches.length, what: 'sources' } : FRESH;
}

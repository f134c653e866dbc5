import { useMutation, useQuery } from '@tanstack/react-query';
import type { SyncState } from '../../shared/contract/schemas/ledger';
import { useEngine, useLive } from '../state/engine';
import { wordsOfError } from '../state/error-words';
import { useFormats } from '../strings/use-formats';
import { t, wordsForCode } from '../strings/words';
import { Age } from '../ui/age';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { LOADING } from '../ui/card-state';
import { walletName } from './wallet-name';
import { Progress } from '../ui/progress';
import './money.css';

/** How far each wallet has been read: progress, time left, "totals since", and the buttons to read and to pause. */
export function SyncStatus() {
  const engine = useEngine();
  const live = useLive(engine.sync);
  const wallets = useQuery(engine.ask.wallets.list.queryOptions({ input: {} }));
  const start = useMutation({ mutationFn: () => engine.client.sync.start({}) });
  const pause = useMutation({ mutationFn: () => engine.client.sync.pause({}) });
  const states = live.data?.wallets ?? null;
  const running = states?.some((state) => state.state === 'running') ?? false;
  const error = start.error ?? pause.error;
  return (
    <Card
      title={t('sync.title')}
      state={states === null ? LOADING : { kind: 'fresh' }}
      minHeight={24}
      controls={running ? <Button disabled={pause.isPending} onClick={() => pause.mutate()}>{t('sync.pause')}</Button> : <Button disabled={start.isPending} onClick={() => start.mutate()}>{t('sync.start')}</Button>}
    >
      <ul className="nw-sync">
        {(states ?? []).map((state) => (
          <li key={state.walletId}>
            <WalletState state={state} name={nameOf(wallets.data?.wallets ?? [], state.walletId)} />
            {state.asksBytes === null ? null : <AskBytes walletId={state.walletId} bytes={state.asksBytes} />}
          </li>
        ))}
      </ul>
      {error === null ? null : <p className="nw-loss">{wordsOfError(error)}</p>}
    </Card>
  );
}

/** Reading on would fetch so much that the person is asked first. */
function AskBytes(props: { readonly walletId: string; readonly bytes: number }) {
  const engine = useEngine();
  const formats = useFormats();
  const allow = useMutation({ mutationFn: () => engine.client.sync.allow({ walletId: props.walletId, bytes: props.bytes }), onSuccess: () => engine.refresh(['sync']) });
  return (
    <Banner tone="warn" action={<Button disabled={allow.isPending} onClick={() => allow.mutate()}>{t('sync.allow', { size: formats.bytes(props.bytes) })}</Button>}>
      {t('sync.asks', { size: formats.bytes(props.bytes) })}
      {allow.error === null ? null : <p className="nw-loss">{wordsOfError(allow.error)}</p>}
    </Banner>
  );
}

function WalletState(props: { readonly state: SyncState; readonly name: string }) {
  const formats = useFormats();
  const { state, name } = props;
  const since = state.complete ? t('sync.complete') : state.completeSinceMs === null ? null : t('sync.since', { day: formats.day(state.completeSinceMs) });
  if (state.state === 'running') {
    const detail = [
      state.phase === 'reading' ? t('sync.phase.reading', { read: state.read, listed: state.listed }) : state.phase === 'listing' ? t('sync.phase.listing', { listed: state.listed }) : t('sync.phase.accounts'),
      state.leftMs === null ? null : t('sync.left', { time: formats.duration(state.leftMs) }),
      state.waitingUntilMs === null ? null : t('sync.waiting', { time: formats.time(state.waitingUntilMs) }),
      since,
    ].filter((part) => part !== null);
    return <Progress label={t('sync.reading', { wallet: name })} share={state.phase === 'reading' && state.listed > 0 ? state.read / state.listed : null} detail={detail.join(' · ')} />;
  }
  return (
    <p>
      {name}:{' '}
      {state.state === 'paused' ? (
        t('sync.paused')
      ) : state.state === 'failed' ? (
        <span className="nw-warn">
          <span aria-hidden="true">▲ </span>
          {t('sync.failed', { reason: wordsForCode('sync.error', state.error?.code ?? '') ?? state.error?.code ?? '' })}
        </span>
      ) : state.lastDoneAtMs === null ? (
        t('sync.never')
      ) : (
        <>
          {t('sync.done.before')} <Age atMs={state.lastDoneAtMs} />.
        </>
      )}{' '}
      <span className="nw-muted">
        {since} {state.unreadable > 0 ? t('sync.unreadable', { n: state.unreadable }) : null}
      </span>
    </p>
  );
}

const nameOf = (wallets: readonly { readonly id: string; readonly label: string; readonly address: string }[], id: string): string => {
  const wallet = wallets.find((entry) => entry.id === id);
  return wallet === undefined ? id : walletName(wallet);
};

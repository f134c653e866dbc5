import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NetworkDetail } from '../../../shared/contract/schemas/networks';
import { PositionsTable } from '../../money/positions-table';
import { SourcedLine } from '../../money/sourced-line';
import { hrefOf } from '../../navigation/routes';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { useNetworkNames } from '../../state/network-names';
import { stateOfAnswer } from '../../state/query-state';
import { chainName } from '../../strings/chains';
import { cleanText } from '../../strings/clean-text';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { NetworkFigures } from './network-figures';
import { Notices } from './notices';
import { Recognition } from './recognition';
import { RemoveNetwork } from './remove-network';
import { Facts, Hardware, Rules, TokenFacts } from './reference-cards';
import { FactsAge, RuleLine } from './rule-line';
import { SourceSays } from './source-says';

/** One network: its rule, what it did for the operator, what its own source says, and what nobody knows. */
export function NetworkDetailPage(props: { readonly id: string }) {
  const engine = useEngine();
  const names = useNetworkNames();
  const [removing, setRemoving] = useState(false);
  const asked = useQuery({ ...engine.ask.networks.get.queryOptions({ input: { id: props.id } }), enabled: !removing });
  const look = useMutation({ mutationFn: () => engine.client.networks.look({ network: props.id }), onSuccess: () => engine.refresh(['networks']) });
  const detail = asked.data;
  return (
    <>
      <p className="nw-small">
        <a href={hrefOf({ page: 'networks', id: null })}>← {t('networks.all')}</a>
      </p>
      <div className="nw-page-head">
        <h1>{detail === undefined ? names.name(props.id) : cleanText(detail.name, 60)}</h1>
        {detail !== undefined && detail.watches.length > 0 ? (
          <Button disabled={look.isPending} onClick={() => look.mutate()}>
            {look.isPending ? t('networks.looking') : t('networks.look')}
          </Button>
        ) : null}
      </div>
      {look.error === null ? null : (
        <p className="nw-loss" role="alert">
          {wordsOfError(look.error)}
        </p>
      )}
      {detail === undefined ? <Card title={t('networks.rule.title')} state={stateOfAnswer(asked)} minHeight={240} /> : <Detail detail={detail} state={stateOfAnswer(asked)} onRemoving={setRemoving} />}
    </>
  );
}

function Detail(props: { readonly detail: NetworkDetail; readonly state: ReturnType<typeof stateOfAnswer>; readonly onRemoving: (removing: boolean) => void }) {
  const { detail, state } = props;
  const tells = detail.facts.length > 0 || detail.watches.length > 0;
  return (
    <div className="nw-grid">
      <div className="nw-span-6">
        <Card title={t('networks.rule.title')} state={state} minHeight={100}>
          <p className="nw-rule__version">
            <RuleLine row={detail} />
          </p>
          {detail.rule === null ? <p className="nw-muted">{t('networks.rule.none.next')}</p> : (
            <>
              <p className="nw-rule__text">{cleanText(detail.rule.text, 600)}</p>
              <p><SourcedLine fact={detail.rule} /></p>
            </>
          )}
          <p className="nw-small">
            <FactsAge row={detail} /> · {detail.chains.map(chainName).join(', ')}
          </p>
        </Card>
      </div>
      <div className="nw-span-6">
        <Card
          title={t('networks.yours')}
          state={detail.used ? state : { kind: 'first-run', message: t('networks.unused') }}
          minHeight={100}
          footer={
            <>
              <a href={hrefOf({ page: 'rewards', day: null, network: detail.id })}>{t('networks.to-lines')}</a>
              <a href={hrefOf({ page: 'rewards', day: null, desk: 'reconcile', network: detail.id })}>{t('networks.to-reconcile')}</a>
              <a href={hrefOf({ page: 'rewards', day: null, desk: 'money' })}>{t('networks.to-calendar')}</a>
            </>
          }
        >
          <NetworkFigures row={detail} />
        </Card>
      </div>
      {detail.notices.length > 0 ? (
        <Card title={t('networks.notices')} minHeight={40}>
          <Notices notices={detail.notices} />
        </Card>
      ) : null}
      {detail.positions.length > 0 ? (
        <Card title={t('networks.money')} minHeight={80} footer={<span>{t('money.never-added')}</span>}>
          <PositionsTable caption={t('networks.money')} positions={detail.positions} withNetwork={false} emptyText={t('networks.money.none')} />
        </Card>
      ) : null}
      {tells ? (
        <div className="nw-span-6">
          <SourceSays detail={detail} />
        </div>
      ) : null}
      <div className="nw-span-6 nw-stack">
        <NotKnown sentences={detail.notKnown} />
        {tells ? <Recognition detail={detail} /> : null}
      </div>
      {tells ? null : (
        <div className="nw-span-6 nw-stack">
          <Recognition detail={detail} />
          <SourceSays detail={detail} />
        </div>
      )}
      <Rules detail={detail} />
      <TokenFacts detail={detail} />
      <div className="nw-span-6">
        <Facts detail={detail} />
      </div>
      <div className="nw-span-6">
        <Hardware detail={detail} />
      </div>
      {detail.origin === 'added' ? <RemoveNetwork id={detail.id} name={cleanText(detail.name, 60)} onRemoving={props.onRemoving} /> : null}
    </div>
  );
}

function NotKnown(props: { readonly sentences: readonly string[] }) {
  return (
    <Card title={t('networks.not-known')} minHeight={40}>
      {props.sentences.length === 0 ? (
        <p className="nw-muted">{t('networks.not-known.none')}</p>
      ) : (
        <ul className="nw-bullets">
          {props.sentences.map((sentence) => (
            <li key={sentence}>{cleanText(sentence, 400)}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

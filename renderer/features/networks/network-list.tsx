import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { NetworkRow } from '../../../shared/contract/schemas/networks';
import { NetworkTag } from '../../money/reward-list';
import { hrefOf } from '../../navigation/routes';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { firstTrouble, stateOfAnswer } from '../../state/query-state';
import { chainName } from '../../strings/chains';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { DataTable, type Column } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Dialog } from '../../ui/panels';
import { AddNetwork } from './add-network';
import { NetworkFigures } from './network-figures';
import { Notices } from './notices';
import { FactsAge, RuleLine } from './rule-line';

/** The networks of the operator first, each with what it did and what it will do; below, the others that the app knows. */
export function NetworkListPage() {
  const engine = useEngine();
  const asked = useQuery(engine.ask.networks.list.queryOptions({ input: {} }));
  const [adding, setAdding] = useState(false);
  const look = useMutation({ mutationFn: () => engine.client.networks.look({}), onSuccess: () => engine.refresh(['networks']) });
  const rows = asked.data?.networks ?? [];
  const used = rows.filter((row) => row.used);
  const others = rows.filter((row) => !row.used);
  return (
    <>
      <div className="nw-page-head">
        <h1>{t('networks.title')}</h1>
        <div className="nw-row">
          {used.length > 0 ? (
            <Button disabled={look.isPending} onClick={() => look.mutate()}>
              {look.isPending ? t('networks.looking') : t('networks.look')}
            </Button>
          ) : null}
          <Button onClick={() => setAdding(true)}>{t('networks.add')}</Button>
        </div>
      </div>
      {look.error === null ? null : (
        <p className="nw-loss" role="alert">
          {wordsOfError(look.error)}
        </p>
      )}
      {asked.data === undefined ? <Card title={t('networks.used')} state={stateOfAnswer(asked)} minHeight={240} /> : null}
      {asked.data !== undefined && used.length === 0 ? (
        <EmptyState
          title={t('networks.used.none')}
          action={
            <Button look="filled" onClick={() => go({ page: 'settings', section: 'wallets' })}>
              {t('ledger.add-wallet')}
            </Button>
          }
        >
          {t('networks.used.none.next')}
        </EmptyState>
      ) : null}
      {used.length > 0 ? (
        <div className="nw-grid" role="list" aria-label={t('networks.used')}>
          {used.map((row) => (
            <div key={row.id} className="nw-span-6" role="listitem">
              <UsedNetwork row={row} trouble={firstTrouble(stateOfAnswer(asked))} />
            </div>
          ))}
        </div>
      ) : null}
      {others.length > 0 ? (
        <>
          <h2 className="nw-section-title">{t('networks.others')}</h2>
          <OtherNetworks rows={others} />
        </>
      ) : null}
      <Dialog opened={adding} title={t('networks.add')} onClose={() => setAdding(false)} size="lg">
        <AddNetwork onDone={(id) => {
          setAdding(false);
          go({ page: 'networks', id });
        }} />
      </Dialog>
    </>
  );
}

function UsedNetwork(props: { readonly row: NetworkRow; readonly trouble: ReturnType<typeof stateOfAnswer> }) {
  const { row } = props;
  return (
    <section className={`nw-card nw-card--${props.trouble.kind}`} aria-label={row.name}>
      <div className="nw-net">
        <div className="nw-row nw-row--apart">
          <h2 className="nw-net__title">
            <a href={hrefOf({ page: 'networks', id: row.id })}>
              <NetworkTag network={row.id} />
            </a>
          </h2>
          {row.origin === 'built-in' ? null : <span className="nw-small nw-muted">{t(`networks.origin.${row.origin}`)}</span>}
        </div>
        {row.notices.length > 0 ? <Notices notices={row.notices} /> : null}
        <NetworkFigures row={row} />
        <p className="nw-small">
          <RuleLine row={row} /> · <FactsAge row={row} />
        </p>
        {row.notKnown.length > 0 ? <p className="nw-small nw-muted">{t('networks.not-known.count', { n: row.notKnown.length })}</p> : null}
      </div>
    </section>
  );
}

function OtherNetworks(props: { readonly rows: readonly NetworkRow[] }) {
  const columns = useMemo<readonly Column<NetworkRow>[]>(
    () => [
      { id: 'name', title: t('ledger.column.network'), cell: (row) => <a href={hrefOf({ page: 'networks', id: row.id })}><NetworkTag network={row.id} /></a>, sortBy: (row) => row.name, csv: (row) => row.name },
      { id: 'chain', title: t('networks.column.chain'), cell: (row) => <span className="nw-table__wrap nw-net__chains">{row.chains.map(chainName).join(', ')}</span>, sortBy: (row) => row.chains.join(' '), csv: (row) => row.chains.map(chainName).join(', ') },
      { id: 'recognition', title: t('networks.column.recognition'), cell: (row) => t(`networks.recognition.${row.recognition}`), sortBy: (row) => row.recognition, csv: (row) => t(`networks.recognition.${row.recognition}`) },
      { id: 'rule', title: t('networks.column.rule'), cell: (row) => <span className="nw-table__wrap"><RuleLine row={row} short /></span>, sortBy: (row) => row.rule?.version ?? null, csv: (row) => row.rule?.version ?? null },
      { id: 'facts', title: t('networks.column.facts'), cell: (row) => <FactsAge row={row} short />, sortBy: (row) => row.factsTo, csv: (row) => row.factsTo },
    ],
    [],
  );
  return (
    <section className="nw-card" aria-label={t('networks.others')}>
      <DataTable caption={t('networks.others')} columns={columns} rows={props.rows} rowId={(row) => row.id} />
    </section>
  );
}

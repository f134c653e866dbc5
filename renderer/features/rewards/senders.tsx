import { useMutation, useQuery } from '@tanstack/react-query';
import { tokenByMint } from '../../../shared/networks/known-tokens';
import { accountLink } from '../../../shared/networks/explorers';
import { fromWire } from '../../../shared/units/token-amount';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { stateOfAnswer } from '../../state/query-state';
import { networkName } from '../../strings/networks';
import { useFormats } from '../../strings/use-formats';
import { t, wordsForCode } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';

type Decision = 'confirmed' | 'refused';

/** Senders that look like a network's payer: the person says once whether they are. */
export function Senders() {
  const engine = useEngine();
  const formats = useFormats();
  const asked = useQuery(engine.ask.rewards.proposals.queryOptions({ input: {} }));
  const decide = useMutation({
    mutationFn: (input: { readonly network: string; readonly mint: string; readonly sender: string; readonly decision: Decision }) => engine.client.rewards.decide(input),
    onSuccess: () => engine.refresh(['ledger']),
  });
  const answer = asked.data;
  if (answer === undefined) return <Card title={t('ledger.tab.senders')} state={stateOfAnswer(asked)} />;
  return (
    <div className="nw-senders">
      <p className="nw-muted">{t('senders.lead')}</p>
      {decide.error === null ? null : <p className="nw-loss">{wordsOfError(decide.error)}</p>}
      {answer.proposals.length === 0 ? <p>{t('senders.none')}</p> : null}
      {answer.proposals.map((proposal) => {
        const network = networkName(proposal.network);
        const key = { network: proposal.network, mint: proposal.mint, sender: proposal.sender };
        return (
          <section className="nw-senders__item" key={`${proposal.network}-${proposal.sender}-${proposal.mint}`} aria-label={t('senders.looks-like', { network })}>
            <p>
              <strong>{t('senders.looks-like', { network })}</strong> {wordsForCode('senders.why', proposal.why) ?? ''}
            </p>
            <p className="nw-mono">
              <Account address={proposal.sender} />
            </p>
            <p className="nw-muted">
              {t('senders.payments', { n: proposal.payments, amount: formats.tokens(fromWire(proposal.amount), tokenByMint(proposal.mint)?.symbol ?? t('ledger.unknown-token')) })}
              {proposal.firstAtMs !== null && proposal.lastAtMs !== null ? `, ${t('senders.between', { from: formats.day(proposal.firstAtMs), to: formats.day(proposal.lastAtMs) })}` : ''}
            </p>
            <div className="nw-row">
              <Button look="filled" disabled={decide.isPending} onClick={() => decide.mutate({ ...key, decision: 'confirmed' })}>
                {t('senders.confirm', { network })}
              </Button>
              <Button disabled={decide.isPending} onClick={() => decide.mutate({ ...key, decision: 'refused' })}>
                {t('senders.refuse')}
              </Button>
            </div>
          </section>
        );
      })}
      {answer.decisions.length > 0 ? <h3>{t('senders.decided')}</h3> : null}
      {answer.decisions.map((decision) => (
        <p key={`${decision.network}-${decision.sender}-${decision.mint}`} className="nw-row">
          <span className="nw-mono">{t(`senders.decided.${decision.decision}`, { network: networkName(decision.network), sender: decision.sender })}</span>
          <Button look="quiet" onClick={() => decide.mutate({ network: decision.network, mint: decision.mint, sender: decision.sender, decision: decision.decision === 'confirmed' ? 'refused' : 'confirmed' })}>
            {t(decision.decision === 'confirmed' ? 'senders.refuse' : 'senders.confirm', { network: networkName(decision.network) })}
          </Button>
        </p>
      ))}
    </div>
  );
}

function Account(props: { readonly address: string }) {
  const link = accountLink('solana', props.address);
  return link === null ? (
    props.address
  ) : (
    <a href={link} target="_blank" rel="noreferrer noopener">
      {props.address}
    </a>
  );
}

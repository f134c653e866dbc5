import { useMutation, useQuery } from '@tanstack/react-query';
import type { SenderProposal } from '../../../shared/contract/schemas/ledger';
import { isChainId, type ChainId } from '../../../shared/domain/wallet';
import { tokenByMint } from '../../../shared/networks/known-tokens';
import { partsOfTokenId } from '../../../shared/networks/token-id';
import { fromWire } from '../../../shared/units/token-amount';
import { AccountText } from '../../money/proof-link';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { useNetworkNames } from '../../state/network-names';
import { stateOfAnswer } from '../../state/query-state';
import { chainName } from '../../strings/chains';
import { cleanText } from '../../strings/clean-text';
import { symbolText } from '../../strings/symbol';
import { useFormats } from '../../strings/use-formats';
import { t, wordsForCode } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';

type Decision = 'confirmed' | 'refused';

/** Senders that look like a network's payer: the person says once whether they are. */
export function Senders() {
  const engine = useEngine();
  const names = useNetworkNames();
  const asked = useQuery(engine.ask.rewards.proposals.queryOptions({ input: {} }));
  const decide = useMutation({
    mutationFn: (input: { readonly network: string; readonly mint: string; readonly sender: string; readonly decision: Decision }) => engine.client.rewards.decide(input),
    onSuccess: () => engine.refresh(['ledger']),
  });
  const answer = asked.data;
  if (answer === undefined) return <Card title={t('ledger.tab.senders')} state={stateOfAnswer(asked)} />;
  return (
    <section className="nw-card nw-senders" aria-label={t('ledger.tab.senders')}>
      <p className="nw-muted nw-money__lead">{t('senders.lead')}</p>
      {decide.error === null ? null : <p className="nw-loss" role="alert">{wordsOfError(decide.error)}</p>}
      {answer.proposals.length === 0 ? <p>{t('senders.none')}</p> : null}
      {answer.proposals.map((proposal) => (
        <Proposal key={`${proposal.network}-${proposal.sender}-${proposal.mint}`} proposal={proposal} busy={decide.isPending} onDecide={(decision) => decide.mutate({ network: proposal.network, mint: proposal.mint, sender: proposal.sender, decision })} />
      ))}
      {answer.decisions.length > 0 ? <h3>{t('senders.decided')}</h3> : null}
      {answer.decisions.map((decision) => (
        <p key={`${decision.network}-${decision.sender}-${decision.mint}`} className="nw-row">
          <span className="nw-mono">{t(`senders.decided.${decision.decision}`, { network: names.name(decision.network), sender: cleanText(decision.sender, 120) })}</span>
          <Button look="quiet" onClick={() => decide.mutate({ network: decision.network, mint: decision.mint, sender: decision.sender, decision: decision.decision === 'confirmed' ? 'refused' : 'confirmed' })}>
            {t(decision.decision === 'confirmed' ? 'senders.refuse' : 'senders.confirm', { network: names.name(decision.network) })}
          </Button>
        </p>
      ))}
    </section>
  );
}

function Proposal(props: { readonly proposal: SenderProposal; readonly busy: boolean; readonly onDecide: (decision: Decision) => void }) {
  const formats = useFormats();
  const names = useNetworkNames();
  const { proposal } = props;
  const network = names.name(proposal.network);
  const chain = chainOf(proposal.mint);
  return (
    <section className="nw-senders__item" aria-label={t('senders.looks-like', { network })}>
      <p>
        <strong>{t('senders.looks-like', { network })}</strong> {wordsForCode('senders.why', proposal.why) ?? ''}
      </p>
      <p>
        <AccountText chain={chain} address={proposal.sender} /> <span className="nw-small nw-muted">{t('senders.on', { chain: chainName(chain) })}</span>
      </p>
      <p className="nw-muted">
        {t('senders.payments', { n: proposal.payments, amount: formats.tokens(fromWire(proposal.amount), symbolText(tokenByMint(proposal.mint)?.symbol ?? null)) })}
        {proposal.firstAtMs !== null && proposal.lastAtMs !== null ? `, ${t('senders.between', { from: formats.day(proposal.firstAtMs), to: formats.day(proposal.lastAtMs) })}` : ''}
      </p>
      <div className="nw-row">
        <Button look="filled" disabled={props.busy} onClick={() => props.onDecide('confirmed')}>
          {t('senders.confirm', { network })}
        </Button>
        <Button disabled={props.busy} onClick={() => props.onDecide('refused')}>
          {t('senders.refuse')}
        </Button>
      </div>
    </section>
  );
}

/** The chain of a token: that of its payer too. */
function chainOf(mint: string): ChainId {
  const { chain } = partsOfTokenId(mint);
  return isChainId(chain) ? chain : 'solana';
}

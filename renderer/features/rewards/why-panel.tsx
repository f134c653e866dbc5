import { useMutation, useQuery } from '@tanstack/react-query';
import type { LedgerRow } from '../../../shared/contract/schemas/ledger';
import { fromWire } from '../../../shared/units/token-amount';
import { FormFrame } from '../../forms/form-frame';
import { useNumberField } from '../../forms/use-number-field';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { stateOfAnswer } from '../../state/query-state';
import { sourceWords } from '../../strings/sources';
import { useFormats } from '../../strings/use-formats';
import { t, wordsForCode } from '../../strings/words';
import { Card } from '../../ui/card';
import { CopyButton } from '../../ui/copy-button';
import { Field } from '../../ui/field';
import { Money } from '../../ui/money';
import { SidePanel } from '../../ui/panels';

/** "Why is this a reward?": the rule that matched, what the transaction proves, the price that was used. */
export function WhyPanel(props: { readonly id: string | null; readonly onClose: () => void }) {
  const engine = useEngine();
  const asked = useQuery({ ...engine.ask.rewards.get.queryOptions({ input: { id: props.id ?? '-' } }), enabled: props.id !== null });
  const row = props.id === null ? undefined : asked.data;
  const kind = row === undefined ? t('ledger.why.kind.reward') : t(`ledger.why.kind.${row.line.kind}`);
  return (
    <SidePanel opened={props.id !== null} title={t('ledger.why.title', { kind })} onClose={props.onClose}>
      {row === undefined ? <Card title={t('ledger.lines')} state={stateOfAnswer(asked)} /> : <Why key={row.line.id} row={row} />}
    </SidePanel>
  );
}

function Why(props: { readonly row: LedgerRow }) {
  const formats = useFormats();
  const { line, usd, value, currency, explorerUrl } = props.row;
  const symbol = line.symbol ?? t('ledger.unknown-token');
  const exact = formats.tokensExact(fromWire({ base: line.base, decimals: line.decimals }), symbol);
  const facts = { ...line.evidence.facts, ...(line.sender === null || 'sender' in line.evidence.facts ? {} : { sender: line.sender }) };
  return (
    <div className="nw-why">
      <div>
        <p>{wordsForCode('rule', line.evidence.rule) ?? line.evidence.rule}</p>
        <p className="nw-muted">{t(`line.${line.kind}.hint`)}</p>
      </div>
      <div>
        <h3>{t('ledger.why.amount')}</h3>
        <p className="nw-row">
          <span className="nw-mono">{exact}</span>
          <CopyButton text={exact} />
        </p>
      </div>
      <div>
        <h3>{t('ledger.why.value')}</h3>
        <p>
          <Money amount={value} currency={currency} size="title" withReason />
        </p>
        {usd === null ? null : (
          <p className="nw-small nw-muted">
            {t('ledger.why.price')}: {t('ledger.why.price.of', { price: formats.money(usd.usdPerToken, 'USD', { digits: 4 }), source: sourceWords(usd.typed ? 'typed' : usd.source), time: formats.dateTime(usd.priceAtMs) })}
          </p>
        )}
        {value.known ? null : <PriceForm row={props.row} />}
      </div>
      <div>
        <h3>{t('ledger.why.facts')}</h3>
        <dl className="nw-why__facts">
          {Object.entries(facts).map(([name, text]) => (
            <div key={name}>
              <dt>{wordsForCode('fact', name) ?? name}</dt>
              <dd className="nw-mono">{text}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div>
        <h3>{t('ledger.why.transaction')}</h3>
        <p className="nw-mono">{line.signature}</p>
        <p className="nw-row">
          <a href={explorerUrl} target="_blank" rel="noreferrer noopener">
            {t('ledger.why.open')}
          </a>
          <CopyButton text={line.signature} />
        </p>
      </div>
    </div>
  );
}

function PriceForm(props: { readonly row: LedgerRow }) {
  const engine = useEngine();
  const price = useNumberField(null, { low: 0, required: true, example: '2.35' });
  const save = useMutation({
    mutationFn: () => engine.client.rewards.setPrice({ id: props.row.line.id, usdPerToken: price.value ?? 0 }),
    onSuccess: () => engine.refresh(['ledger', 'prices']),
  });
  return (
    <FormFrame canSave={price.valid} busy={save.isPending} error={save.error === null ? null : wordsOfError(save.error)} onSave={() => save.mutate()}>
      <Field label={t('ledger.why.set-price')} hint={t('ledger.why.set-price.hint')} type="number" unit="USD" value={price.text} onChange={price.set} error={price.error} width={240} />
    </FormFrame>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LedgerRow } from '../../../shared/contract/schemas/ledger';
import { fromWire } from '../../../shared/units/token-amount';
import { FormFrame } from '../../forms/form-frame';
import { useNumberField } from '../../forms/use-number-field';
import { ExplorerLink } from '../../money/proof-link';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { useNetworkNames } from '../../state/network-names';
import { stateOfAnswer } from '../../state/query-state';
import { chainName } from '../../strings/chains';
import { cleanText } from '../../strings/clean-text';
import { sourceWords } from '../../strings/sources';
import { symbolText } from '../../strings/symbol';
import { useFormats } from '../../strings/use-formats';
import { t, wordsForCode } from '../../strings/words';
import { Card } from '../../ui/card';
import { CopyButton } from '../../ui/copy-button';
import { FactList } from '../../ui/fact-list';
import { Field } from '../../ui/field';
import { Money } from '../../ui/money';
import { SidePanel } from '../../ui/panels';
import { RawEntry } from './raw-entry';
import { TakeBack } from './take-back';

/** "Why is this a reward?": the rule that matched and its version, what the transaction proves, the price that was used, and the raw answer. */
export function WhyPanel(props: { readonly id: string | null; readonly onClose: () => void }) {
  const engine = useEngine();
  const [removing, setRemoving] = useState<string | null>(null);
  const asked = useQuery({ ...engine.ask.rewards.get.queryOptions({ input: { id: props.id ?? '-' } }), enabled: props.id !== null && props.id !== removing });
  const row = props.id === null ? undefined : asked.data;
  const kind = row === undefined ? t('ledger.why.kind.reward') : t(`ledger.why.kind.${row.line.kind}`);
  return (
    <SidePanel opened={props.id !== null} title={t('ledger.why.title', { kind })} onClose={props.onClose}>
      {row === undefined ? <Card title={t('ledger.lines')} state={stateOfAnswer(asked)} /> : <Why key={row.line.id} row={row} onClose={props.onClose} onRemoving={(is) => setRemoving(is ? row.line.id : null)} />}
    </SidePanel>
  );
}

function Why(props: { readonly row: LedgerRow; readonly onClose: () => void; readonly onRemoving: (removing: boolean) => void }) {
  const formats = useFormats();
  const names = useNetworkNames();
  const { line, usd, value, currency, explorerUrl } = props.row;
  const exact = formats.tokensExact(fromWire({ base: line.base, decimals: line.decimals }), symbolText(line.symbol));
  const facts = { ...line.evidence.facts, ...(line.sender === null || 'sender' in line.evidence.facts ? {} : { sender: line.sender }), ...(line.receipt === undefined ? {} : { receipt: line.receipt }) };
  return (
    <div className="nw-why">
      <div>
        <p>{wordsForCode('rule', line.evidence.rule) ?? cleanText(line.evidence.rule)}</p>
        <p className="nw-muted">{t(`line.${line.kind}.hint`)}</p>
        <p className="nw-small nw-muted">{t('ledger.why.decoder', { rule: cleanText(line.evidence.rule, 60), version: line.decoderVersion })}</p>
      </div>
      <div>
        <h3>{t('ledger.why.amount')}</h3>
        <p className="nw-row">
          <span className="nw-mono">{exact}</span>
          <CopyButton text={exact} />
        </p>
        <p className="nw-small nw-muted">
          {[line.network === null ? null : names.name(line.network), chainName(line.chain), line.atMs === null ? t('figure.unknown') : formats.dateTime(line.atMs)].filter((part) => part !== null).join(' · ')}
        </p>
      </div>
      <div>
        <h3>{t('ledger.why.value')}</h3>
        <p>
          <Money amount={value} currency={currency} size="title" withReason />
        </p>
        {usd === null ? null : (
          <p className="nw-small nw-muted">
            {t('ledger.why.price')}: {t('ledger.why.price.of', { price: formats.money(usd.usdPerToken, 'USD', { digits: 4 }), source: sourceWords(usd.typed ? 'typed' : usd.source), time: formats.dateTime(usd.priceAtMs) })}. {t('ledger.why.price.kept')}
          </p>
        )}
        {value.known ? null : <PriceForm row={props.row} />}
      </div>
      <div>
        <h3>{t('ledger.why.facts')}</h3>
        <FactList narrow rows={Object.entries(facts).map(([name, text]) => ({ id: name, label: wordsForCode('fact', name) ?? cleanText(name, 60), value: <span className="nw-mono">{cleanText(text)}</span> }))} />
      </div>
      <div>
        <h3>{t('ledger.why.transaction')}</h3>
        <p className="nw-mono">{cleanText(line.signature, 160)}</p>
        <p className="nw-row">
          <ExplorerLink url={explorerUrl}>{t('ledger.why.open')}</ExplorerLink>
          <CopyButton text={line.signature} />
        </p>
      </div>
      <RawEntry id={line.id} />
      {line.chain === 'book' ? <TakeBack line={line} onRemoving={props.onRemoving} onDone={props.onClose} /> : null}
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

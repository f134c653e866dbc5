import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TypedLineInput } from '../../../shared/contract/schemas/records';
import { tokenByMint } from '../../../shared/networks/known-tokens';
import { fiatId } from '../../../shared/networks/token-id';
import { parseLocalDate } from '../../../shared/units/local-date';
import { zoneOf } from '../../../shared/units/zone';
import { Choice } from '../../forms/choice';
import { CURRENCIES } from '../../forms/currencies';
import { FormFrame } from '../../forms/form-frame';
import { useNumberField } from '../../forms/use-number-field';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { useNetworkNames } from '../../state/network-names';
import { symbolText } from '../../strings/symbol';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Field } from '../../ui/field';
import { useLocalDay } from '../../ui/now';
import { exactAmount } from './exact-amount';

const NONE = 'none';
const NOON_MS = 12 * 3_600_000;

/** A reward that is on no chain. The amount stays exact text; the line is marked as typed wherever it is shown. */
export function TypedLineForm(props: { readonly onDone: () => void; readonly onCancel: () => void }) {
  const engine = useEngine();
  const formats = useFormats();
  const names = useNetworkNames();
  const today = useLocalDay(formats.timeZone);
  const totals = useQuery(engine.ask.money.prices.queryOptions({ input: {} }));
  const [day, setDay] = useState(today);
  const [kind, setKind] = useState<'reward' | 'staking'>('reward');
  const [network, setNetwork] = useState(NONE);
  const tokens = tokenOptions(totals.data?.tokens ?? []);
  const [pickedToken, setToken] = useState<string | null>(null);
  const token = pickedToken ?? tokens[0]?.value ?? fiatId('EUR');
  const [amount, setAmount] = useState('');
  const [note, setNote] = useState('');
  const price = useNumberField(null, { low: 0, example: '2.35' });
  const exact = exactAmount(amount, formats.locale);
  const epochDay = parseLocalDate(day);
  const save = useMutation({
    mutationFn: (input: TypedLineInput) => engine.client.records.addLine(input),
    onSuccess: () => {
      engine.refresh(['records', 'ledger']);
      props.onDone();
    },
  });
  const valid = exact !== null && epochDay !== null && price.valid;
  const onSave = (): void => {
    if (exact === null || epochDay === null) return;
    // Noon of its day, so that no zone moves it to another one; today not before it has come.
    save.mutate({ atMs: Math.min(zoneOf(formats.timeZone).startOfDay(epochDay) + NOON_MS, Date.now()), kind, network: network === NONE ? null : network, token, amount: exact, usdPerToken: price.value, note: note.trim() });
  };
  return (
    <FormFrame canSave={valid} busy={save.isPending} error={save.error === null ? null : wordsOfError(save.error)} onSave={onSave} onCancel={props.onCancel}>
      <div className="nw-form__pair">
        <Field label={t('records.day')} type="date" value={day} onChange={setDay} error={epochDay === null ? t('records.day.wrong') : null} />
        <Choice label={t('records.kind')} value={kind} onChange={setKind} options={(['reward', 'staking'] as const).map((value) => ({ value, label: t(`line.${value}`) }))} />
      </div>
      <div className="nw-form__pair">
        <Field label={t('ledger.column.amount')} type="number" value={amount} onChange={setAmount} error={amount !== '' && exact === null ? t('form.number.wrong', { example: '0.0441' }) : null} />
        <Choice label={t('records.token')} value={token} onChange={setToken} options={tokens} searchable />
      </div>
      <Choice label={t('ledger.column.network')} value={network} onChange={setNetwork} options={[{ value: NONE, label: t('records.network.none') }, ...names.all.map((entry) => ({ value: entry.id, label: entry.name }))]} searchable />
      <Field label={t('records.price')} hint={t('records.price.hint')} type="number" unit="USD" value={price.text} onChange={price.set} error={price.error} />
      <Field label={t('records.note')} value={note} onChange={(text) => setNote(text.slice(0, 200))} />
    </FormFrame>
  );
}

/** Tokens that a price is known of, then currencies. */
function tokenOptions(known: readonly { readonly mint: string; readonly symbol: string | null }[]): readonly { readonly value: string; readonly label: string }[] {
  const tokens = known.map(({ mint, symbol }) => ({ value: mint, label: symbolText(symbol ?? tokenByMint(mint)?.symbol ?? null) }));
  return [...tokens, ...CURRENCIES.map((code) => ({ value: fiatId(code), label: code }))];
}

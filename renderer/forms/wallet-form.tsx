import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { looksLikeSecret, type SecretKind } from '../../shared/domain/secret-shapes';
import type { ChainId } from '../../shared/domain/wallet';
import { useEngine } from '../state/engine';
import { wordsOfError } from '../state/error-words';
import { t } from '../strings/words';
import { Banner } from '../ui/banner';
import { Field } from '../ui/field';
import { FormFrame } from './form-frame';
import { useDebounced } from './use-debounced';
import { WalletChains } from './wallet-chains';

/** After the last key the engine is asked once on which chains the text can be an address. */
const PAUSE_MS = 250;

export interface WalletFormProps {
  readonly onDone: () => void;
  readonly onCancel?: () => void;
  readonly saveLabel?: string;
}

/** A public address, a miner id or a node to watch. What looks like a key is taken out of the field at once and never leaves the page. */
export function WalletForm(props: WalletFormProps) {
  const engine = useEngine();
  const [address, setAddress] = useState('');
  const [label, setLabel] = useState('');
  const [left, setLeft] = useState(false);
  const [refused, setRefused] = useState<SecretKind | null>(null);
  const [picked, setPicked] = useState<ChainId | null>(null);
  const typed = address.trim();
  // No address has a space in it; words of a phrase that is typed one by one stay in the page too.
  const askable = typed !== '' && !/\s/.test(typed);
  const settled = useDebounced(typed, PAUSE_MS);
  const asked = useQuery({ ...engine.ask.wallets.detect.queryOptions({ input: { address: settled } }), enabled: askable && settled === typed, placeholderData: keepPreviousData });
  const known = askable && settled === typed && !asked.isPlaceholderData ? asked.data?.candidates : undefined;
  const candidates = known ?? [];
  const chosen = candidates.length === 1 ? candidates[0] : candidates.find((candidate) => candidate.chain === picked);
  const add = useMutation({
    mutationFn: (input: { readonly address: string; readonly label?: string; readonly chain: ChainId }) => engine.client.wallets.add(input),
    onSuccess: () => {
      setAddress('');
      setLabel('');
      setLeft(false);
      setPicked(null);
      engine.refresh(['wallets']);
      props.onDone();
    },
  });
  const take = (text: string, keep: (text: string) => void): void => {
    const secret = looksLikeSecret(text);
    setRefused(secret?.kind ?? null);
    keep(secret === null ? text : '');
    if (add.error !== null) add.reset();
  };
  const save = (): void => {
    if (chosen !== undefined) add.mutate({ address: typed, chain: chosen.chain, ...(label.trim() === '' ? {} : { label: label.trim() }) });
  };
  const error = add.error ?? (known === undefined && typed === settled ? asked.error : null);
  return (
    <FormFrame canSave={chosen !== undefined} busy={add.isPending} error={error === null ? null : wordsOfError(error)} onSave={save} saveLabel={props.saveLabel ?? t('wallet.add')} {...(props.onCancel === undefined ? {} : { onCancel: props.onCancel })}>
      {refused === null ? null : (
        <div role="alert">
          <Banner tone="loss">
            <p>{t(`wallet.secret.${refused}`)}</p>
            <p>{t('wallet.secret.next')}</p>
          </Banner>
        </div>
      )}
      <Field label={t('wallet.address')} hint={t('wallet.address.hint')} value={address} onChange={(text) => take(text, setAddress)} onBlur={() => setLeft(true)} error={left && typed !== '' && (!askable || known?.length === 0) ? t('wallet.no-chain') : null} mono />
      <WalletChains candidates={candidates} chosen={chosen?.chain ?? null} onChoose={setPicked} />
      <Field label={t('wallet.label')} hint={t('wallet.label.hint')} value={label} onChange={(text) => take(text, setLabel)} width={320} />
    </FormFrame>
  );
}

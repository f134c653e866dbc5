import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { parseSolanaAddress } from '../../shared/chains/solana/address';
import { looksLikeSecret, type SecretKind } from '../../shared/domain/secret-shapes';
import { useEngine } from '../state/engine';
import { wordsOfError } from '../state/error-words';
import { t } from '../strings/words';
import { Banner } from '../ui/banner';
import { Field } from '../ui/field';
import { FormFrame } from './form-frame';

/** A public address to watch. What looks like a key is taken out of the field at once and never leaves the page. */
export function WalletForm(props: { readonly onDone: () => void; readonly onCancel?: () => void; readonly saveLabel?: string }) {
  const engine = useEngine();
  const [address, setAddress] = useState('');
  const [label, setLabel] = useState('');
  const [left, setLeft] = useState(false);
  const [refused, setRefused] = useState<SecretKind | null>(null);
  const add = useMutation({
    mutationFn: (input: { readonly address: string; readonly label?: string }) => engine.client.wallets.add(input),
    onSuccess: () => {
      setAddress('');
      setLabel('');
      setLeft(false);
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
  const parsed = parseSolanaAddress(address);
  const problem = left && !parsed.ok && parsed.why !== 'empty' ? t(`wallet.why.${parsed.why}`) : null;
  return (
    <FormFrame
      canSave={parsed.ok}
      busy={add.isPending} error={add.error === null ? null : wordsOfError(add.error)} onSave={() => add.mutate({ address: address.trim(), ...(label.trim() === '' ? {} : { label: label.trim() }) })}
      saveLabel={props.saveLabel ?? t('wallet.add')}
      {...(props.onCancel === undefined ? {} : { onCancel: props.onCancel })}
    >
      {refused === null ? null : (
        <div role="alert">
          <Banner tone="loss">
            <p>{t(`wallet.secret.${refused}`)}</p>
            <p>{t('wallet.secret.next')}</p>
          </Banner>
        </div>
      )}
      <Field label={t('wallet.address')} hint={t('wallet.address.hint')} value={address} onChange={(text) => take(text, setAddress)} onBlur={() => setLeft(true)} error={problem} mono doubt={parsed.ok && parsed.kind === 'derived' ? t('wallet.derived') : null} />
      <Field label={t('wallet.label')} hint={t('wallet.label.hint')} value={label} onChange={(text) => take(text, setLabel)} width={320} />
    </FormFrame>
  );
}

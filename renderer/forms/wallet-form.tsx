import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useEngine } from '../state/engine';
import { wordsOfError } from '../state/error-words';
import { t } from '../strings/words';
import { Field } from '../ui/field';
import { FormFrame } from './form-frame';

/** A public address to watch. What looks like a secret is refused by the engine; here it is also taken out of the field at once. */
export function WalletForm(props: { readonly onDone: () => void; readonly onCancel?: () => void }) {
  const engine = useEngine();
  const [address, setAddress] = useState('');
  const [label, setLabel] = useState('');
  const add = useMutation({
    mutationFn: (input: { readonly address: string; readonly label?: string }) => engine.client.wallets.add(input),
    onSuccess: () => {
      setAddress('');
      setLabel('');
      engine.refresh(['wallets']);
      props.onDone();
    },
    // A refused secret must not stay on the screen.
    onError: (error) => {
      if ('code' in error && error.code === 'SECRET_REFUSED') setAddress('');
    },
  });
  return (
    <FormFrame
      canSave={address.trim() !== ''}
      busy={add.isPending}
      error={add.error === null ? null : wordsOfError(add.error)}
      saveLabel={t('wallet.add')}
      onSave={() => add.mutate({ address: address.trim(), ...(label.trim() === '' ? {} : { label: label.trim() }) })}
      {...(props.onCancel === undefined ? {} : { onCancel: props.onCancel })}
    >
      <Field label={t('wallet.address')} hint={t('wallet.address.hint')} value={address} onChange={setAddress} mono />
      <Field label={t('wallet.label')} hint={t('wallet.label.hint')} value={label} onChange={setLabel} />
    </FormFrame>
  );
}

import { useState } from 'react';
import { t } from '../strings/words';
import { Button } from './button';

/** Copies a text (an address, every digit of an amount). */
export function CopyButton(props: { readonly text: string; readonly label?: string; readonly title?: string }) {
  const [copied, setCopied] = useState(false);
  const onClick = (): void => {
    void navigator.clipboard.writeText(props.text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Button look="quiet" title={props.title} onClick={onClick} onBlur={() => setCopied(false)}>
      <span aria-live="polite">{copied ? t('action.copied') : (props.label ?? t('action.copy'))}</span>
    </Button>
  );
}

import type { ReactNode } from 'react';
import { t } from '../strings/words';
import { Button } from '../ui/button';
import './form.css';

/** A form with its error line and its buttons. Enter saves. */
export function FormFrame(props: { readonly children: ReactNode; readonly error: string | null; readonly busy: boolean; readonly canSave: boolean; readonly onSave: () => void; readonly onCancel?: () => void; readonly saveLabel?: string }) {
  return (
    <form
      className="nw-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (props.canSave && !props.busy) props.onSave();
      }}
    >
      {props.children}
      {props.error === null ? null : (
        <p className="nw-form__error" role="alert">
          <span aria-hidden="true">▼ </span>
          {props.error}
        </p>
      )}
      <div className="nw-form__actions">
        {props.onCancel === undefined ? null : <Button onClick={props.onCancel}>{t('action.cancel')}</Button>}
        <Button look="filled" type="submit" disabled={!props.canSave || props.busy}>
          {props.busy ? t('form.saving') : (props.saveLabel ?? t('action.save'))}
        </Button>
      </div>
    </form>
  );
}

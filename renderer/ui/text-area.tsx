import { Textarea } from '@mantine/core';
import './field.css';

/** A longer text, such as the contents of a file. */
export function TextArea(props: { readonly label: string; readonly value: string; readonly onChange: (text: string) => void; readonly hint?: string; readonly rows?: number; readonly readOnly?: boolean }) {
  return (
    <Textarea
      label={props.label}
      description={props.hint}
      value={props.value}
      rows={props.rows ?? 8}
      readOnly={props.readOnly ?? false}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      spellCheck={false}
      autoComplete="off"
      classNames={{ input: 'nw-field__input nw-mono', label: 'nw-field__label', description: 'nw-field__hint' }}
    />
  );
}

import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import './field.css';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The unit stands inside the field, so that nobody types cents where euros are meant. */
  readonly unit?: string;
  readonly hint?: string;
  readonly error?: string | null;
  /** A question about what was typed that does not forbid it. */
  readonly doubt?: ReactNode;
  readonly type?: 'text' | 'number' | 'date' | 'search';
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly mono?: boolean;
  readonly width?: number;
  readonly onBlur?: () => void;
  /** Takes the focus when the dialog around it opens. */
  readonly focusFirst?: boolean;
}

/** One typed value with its label, unit, hint and error. */
export function Field(props: FieldProps) {
  return (
    <div className="nw-field" style={props.width === undefined ? undefined : { maxWidth: props.width }}>
      <TextInput
        label={props.label}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        type={props.type === 'number' ? 'text' : (props.type ?? 'text')}
        inputMode={props.type === 'number' ? 'decimal' : undefined}
        description={props.hint}
        error={props.error ?? undefined}
        placeholder={props.placeholder}
        disabled={props.disabled ?? false}
        onBlur={props.onBlur}
        data-autofocus={props.focusFirst === true ? true : undefined}
        autoComplete="off"
        spellCheck={false}
        rightSection={props.unit === undefined ? undefined : <span className="nw-field__unit">{props.unit}</span>}
        rightSectionWidth={props.unit === undefined ? undefined : Math.max(40, 16 + props.unit.length * 8)}
        classNames={{ input: props.mono === true ? 'nw-field__input nw-mono' : 'nw-field__input', label: 'nw-field__label', description: 'nw-field__hint' }}
      />
      {props.doubt !== undefined && props.doubt !== null ? (
        <div className="nw-field__doubt" role="status">
          {props.doubt}
        </div>
      ) : null}
    </div>
  );
}

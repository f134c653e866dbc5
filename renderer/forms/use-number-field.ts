import { useState } from 'react';
import { useFormats } from '../strings/use-formats';
import { t } from '../strings/words';
import { decimalSignOfLocale, parseTypedNumber, type TypedNumber } from './parse-number';

export interface NumberRules {
  readonly low?: number;
  readonly high?: number;
  readonly required?: boolean;
  readonly example?: string;
}

export interface NumberField {
  readonly text: string;
  readonly set: (text: string) => void;
  readonly error: string | null;
  /** null: nothing typed, or not a number (then `error` says so). */
  readonly value: number | null;
  readonly valid: boolean;
}

/** A typed number with its limits, and the sentence for what is wrong. */
export function useNumberField(initial: number | null, rules: NumberRules = {}): NumberField {
  const formats = useFormats();
  const [text, setText] = useState(initial === null ? '' : formats.number(initial, 6).replaceAll(/[  ]/g, ''));
  const [touched, setTouched] = useState(false);
  const typed = parseTypedNumber(text, decimalSignOfLocale(formats.locale));
  const problem = problemOf(typed, rules, (value) => formats.number(value));
  return {
    text,
    set: (next) => {
      setText(next);
      setTouched(true);
    },
    error: touched ? problem : null,
    value: typed.kind === 'number' && problem === null ? typed.value : null,
    valid: problem === null,
  };
}

function problemOf(typed: TypedNumber, rules: NumberRules, number: (value: number) => string): string | null {
  const wrong = t('form.number.wrong', { example: rules.example ?? '12.50' });
  if (typed.kind === 'empty') return rules.required === true ? wrong : null;
  if (typed.kind === 'wrong') return wrong;
  if (rules.low !== undefined && typed.value < rules.low) return t('form.number.low', { low: number(rules.low) });
  if (rules.high !== undefined && typed.value > rules.high) return t('form.number.high', { high: number(rules.high) });
  return null;
}

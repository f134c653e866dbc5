import type { ButtonHTMLAttributes } from 'react';
import './button.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `filled`: the one main action of a view; `plain`: with an edge; `quiet`: as a link; `danger`: takes something away. */
  readonly look?: 'filled' | 'plain' | 'quiet' | 'danger';
}

export function Button({ look = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`nw-button nw-button--${look} ${className ?? ''}`} />;
}

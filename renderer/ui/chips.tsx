import './chips.css';

export interface ChipOption<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly count?: number;
}

/** Filters that can be on together. */
export function Chips<V extends string>(props: {
  readonly label: string;
  readonly options: readonly ChipOption<V>[];
  readonly selected: ReadonlySet<V>;
  readonly onToggle: (value: V) => void;
}) {
  return (
    <div className="nw-chips" role="group" aria-label={props.label}>
      {props.options.map((option) => {
        const on = props.selected.has(option.value);
        return (
          <button key={option.value} type="button" className="nw-chip" aria-pressed={on} onClick={() => props.onToggle(option.value)}>
            <span aria-hidden="true">{on ? '✓ ' : ''}</span>
            {option.label}
            {option.count !== undefined ? <span className="nw-chip__count">{option.count}</span> : null}
          </button>
        );
      })}
    </div>
  );
}

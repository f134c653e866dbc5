import { Select } from '@mantine/core';

/** One of several, with a label; keyboard and screen reader behaviour is the library's. */
export function Choice<V extends string>(props: { readonly label: string; readonly value: V; readonly options: readonly { readonly value: V; readonly label: string }[]; readonly onChange: (value: V) => void; readonly hint?: string; readonly searchable?: boolean }) {
  return (
    <Select
      label={props.label}
      description={props.hint}
      value={props.value}
      data={props.options.map((option) => ({ value: option.value, label: option.label }))}
      onChange={(value) => {
        const option = props.options.find((candidate) => candidate.value === value);
        if (option !== undefined) props.onChange(option.value);
      }}
      allowDeselect={false}
      searchable={props.searchable ?? false}
      checkIconPosition="right"
      classNames={{ label: 'nw-field__label', description: 'nw-field__hint' }}
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  );
}

import { useRef, type ChangeEvent } from 'react';
import { Button } from './button';

export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

/** Opens the system's choice of a file and hands its text over; nothing leaves the page by itself. */
export function FileButton(props: { readonly label: string; readonly accept: string; readonly onChoose: (file: ChosenFile) => void; readonly onTooLarge: () => void; readonly mostBytes: number; readonly look?: 'plain' | 'filled' | 'quiet'; readonly disabled?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0];
    // The same file can be chosen again after it was changed.
    event.currentTarget.value = '';
    if (file === undefined) return;
    if (file.size > props.mostBytes) props.onTooLarge();
    else void file.text().then((text) => props.onChoose({ name: file.name, text }));
  };
  return (
    <>
      <input ref={input} type="file" accept={props.accept} onChange={onChange} hidden aria-label={props.label} data-file />
      <Button look={props.look ?? 'plain'} disabled={props.disabled ?? false} onClick={() => input.current?.click()}>
        {props.label}
      </Button>
    </>
  );
}

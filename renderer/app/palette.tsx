import { useMantineColorScheme } from '@mantine/core';
import { useId, useState, type KeyboardEvent } from 'react';
import { MAIN_PAGES, mainRoute } from '../navigation/routes';
import { go } from '../navigation/use-route';
import { t } from '../strings/words';
import { Field } from '../ui/field';
import { Dialog } from '../ui/panels';
import { THEMES } from './theme-menu';

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** Finds a page or an action by a word of its name. */
export function Palette(props: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Dialog opened={props.opened} title={t('palette.title')} onClose={props.onClose}>
      <PaletteList onClose={props.onClose} />
    </Dialog>
  );
}

function PaletteList(props: { readonly onClose: () => void }) {
  const listId = useId();
  const { setColorScheme } = useMantineColorScheme();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const entries: readonly Entry[] = [
    ...MAIN_PAGES.map((page) => ({ id: page, label: t(`nav.${page}`), run: () => go(mainRoute(page)) })),
    { id: 'welcome', label: t('nav.welcome'), run: () => go({ page: 'welcome' }) },
    { id: 'gallery', label: t('nav.gallery'), run: () => go({ page: 'gallery' }) },
    ...THEMES.map((theme) => ({ id: `theme-${theme}`, label: `${t('theme.label')}: ${t(`theme.${theme}`)}`, run: () => setColorScheme(theme) })),
  ];
  const shown = entries.filter((entry) => entry.label.toLowerCase().includes(query.trim().toLowerCase()));
  const run = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    props.onClose();
    entry.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((from) => Math.max(0, Math.min(shown.length - 1, from + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(shown[at]);
    }
  };
  return (
    <div onKeyDown={onKey}>
      <Field
        focusFirst
        label={t('palette.placeholder')}
        value={query}
        onChange={(value) => {
          setQuery(value);
          setAt(0);
        }}
      />
      <ul className="nw-palette__list" role="listbox" id={listId} aria-label={t('palette.title')}>
        {shown.map((entry, index) => (
          <li key={entry.id} role="presentation">
            <button type="button" role="option" aria-selected={index === at} className="nw-palette__item" onMouseEnter={() => setAt(index)} onClick={() => run(entry)}>
              {entry.label}
            </button>
          </li>
        ))}
        {shown.length === 0 ? <li className="nw-muted">{t('palette.none')}</li> : null}
      </ul>
    </div>
  );
}

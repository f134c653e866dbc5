import { useEffect } from 'react';
import { MAIN_PAGES, mainRoute } from '../navigation/routes';
import { go } from '../navigation/use-route';

export interface KeyActions {
  readonly onHelp: () => void;
  readonly onPalette: () => void;
  /** Ask for everything again. */
  readonly onRefresh: () => void;
}

/** Keys of the whole app: 1 to 6 open pages, `/` the search of the page, `?` the list of keys, Ctrl K the palette, Ctrl , the settings, Ctrl R
 * everything again (a browser keeps its own reload, which does the same). */
export function useKeys(actions: KeyActions): void {
  const { onHelp, onPalette, onRefresh } = actions;
  useEffect(() => {
    const controlActions = new Map([
      ['k', onPalette],
      [',', () => go({ page: 'settings', section: null })],
      ...(globalThis.location.protocol.startsWith('http') ? [] : [['r', onRefresh] as const]),
    ]);
    const onKey = (event: KeyboardEvent): void => {
      const withControl = (event.ctrlKey || event.metaKey) && !event.altKey;
      const action = withControl ? controlActions.get(event.key.toLowerCase()) : undefined;
      if (action !== undefined) {
        event.preventDefault();
        action();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return;
      const page = MAIN_PAGES[Number(event.key) - 1];
      if (page !== undefined) {
        event.preventDefault();
        go(mainRoute(page));
      } else if (event.key === '?') {
        event.preventDefault();
        onHelp();
      } else if (event.key === '/') {
        const search = document.querySelector<HTMLElement>('main [data-search] input, main input[type="search"]');
        if (search === null) return;
        event.preventDefault();
        search.focus();
      }
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [onHelp, onPalette, onRefresh]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName) || (target instanceof HTMLInputElement && !['radio', 'checkbox', 'range', 'button'].includes(target.type)));

import Store from 'electron-store';

import { parseBounds, type Bounds } from './window-place';

/**
 * What the shell itself remembers, and nothing of the domain: that is in the engine's store. The file can be edited by hand or be from
 * another version, so every value is parsed when it is read.
 */
export interface Preferences {
  readonly bounds: () => Bounds | null;
  readonly isMaximized: () => boolean;
  readonly keepWindow: (bounds: Bounds, maximized: boolean) => void;
}

export const createPreferences = (folder: string): Preferences => {
  const store = new Store<Record<string, unknown>>({ name: 'shell', cwd: folder, clearInvalidConfig: true });
  return {
    bounds: () => parseBounds(store.get('bounds')),
    isMaximized: () => store.get('maximized') === true,
    keepWindow: (bounds, maximized) => {
      store.set({ bounds, maximized });
    },
  };
};

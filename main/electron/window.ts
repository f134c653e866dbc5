import { BrowserWindow, nativeTheme, screen } from 'electron';

import { FIRST_PAGE } from './page-files';
import type { Preferences } from './preferences';
import { placeOnScreens, SMALLEST, USUAL } from './window-place';

/** Colour of the window until the page paints, so that it does not flash. The two backgrounds of the pages. */
const BACKGROUND = { dark: '#101113', light: '#ffffff' } as const;

/** Opens the main window with the place it had, sandboxed, and shows it as soon as the page has painted. */
export const openMainWindow = (preload: string, preferences: Preferences): BrowserWindow => {
  const place = placeOnScreens(
    preferences.bounds(),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...(place ?? USUAL),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Nodeworth',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  if (preferences.isMaximized()) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('close', () => {
    preferences.keepWindow(window.getNormalBounds(), window.isMaximized());
  });
  void window.loadURL(FIRST_PAGE);
  return window;
};

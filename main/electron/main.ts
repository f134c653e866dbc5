// Electron's main process: opens the window, starts the engine, introduces them to each other and stays out of the way.
import { mkdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

import { app, session, type BrowserWindow } from 'electron';

import { createBroker } from './broker';
import { forkEngine } from './engine-process';
import { guardContents, guardSession } from './guards';
import { listenToPages } from './ipc';
import { log } from './log';
import { setMenu } from './menu';
import { parseOptions, toEngineWords } from './options';
import { createPreferences } from './preferences';
import { registerPageScheme, servePages } from './protocol';
import { createServiceHost } from './service-host';
import { runSmoke } from './smoke';
import { openMainWindow } from './window';

// First of all: Electron's own answer to an uncaught exception is a dialog, which hangs where nobody sees it.
process.on('uncaughtException', (error) => {
  log('crashed', error.stack ?? error.message);
  app.exit(1);
});

const options = parseOptions(process.argv.slice(1));
if (options.dataDir !== null) {
  if (!isAbsolute(options.dataDir)) throw new Error('--data-dir must be an absolute path');
  const own = join(options.dataDir, 'shell');
  // Made here, because Electron takes a folder that cannot be made for one that is in use.
  mkdirSync(own, { recursive: true, mode: 0o700 });
  app.setPath('userData', own);
}
const built = (...parts: string[]): string => join(app.getAppPath(), 'out', ...parts);

const windows = new Set<BrowserWindow>();

const host = createServiceHost(
  (events) => forkEngine(built('main', 'desktop-engine.cjs'), toEngineWords(options), events),
  {
    mono: () => performance.now(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => {
        clearTimeout(timer);
      };
    },
  },
);

const open = (): BrowserWindow => {
  const window = openMainWindow(built('preload', 'preload.cjs'), createPreferences(app.getPath('userData')));
  windows.add(window);
  window.once('closed', () => {
    windows.delete(window);
  });
  return window;
};

const begin = async (): Promise<void> => {
  guardContents();
  registerPageScheme();
  await app.whenReady();
  guardSession(session.defaultSession);
  servePages(built('renderer'));
  setMenu(app.isPackaged);
  const broker = createBroker(host);
  host.onStatus((status) => {
    log(`engine.${status.kind}`, 'reason' in status ? status.reason : '');
  });
  listenToPages((contents) => [...windows].some((window) => window.webContents === contents), broker.connect);
  host.start();
  const window = open();
  if (options.smoke) {
    log('smoke.passed', await runSmoke(window));
    app.quit();
  }
};

let engineStopped = false;
app.on('before-quit', (event) => {
  if (engineStopped) return;
  event.preventDefault();
  void host.stop().then(() => {
    engineStopped = true;
    app.quit();
  });
});
app.on('window-all-closed', () => {
  app.quit();
});
app.on('activate', () => {
  if (windows.size === 0) open();
});
app.on('second-instance', () => {
  for (const window of windows) {
    if (window.isMinimized()) window.restore();
    window.focus();
  }
});

if (app.requestSingleInstanceLock()) {
  begin().catch((error: unknown) => {
    log(options.smoke ? 'smoke.failed' : 'start.failed', error instanceof Error ? error.message : String(error));
    void host.stop().then(() => app.exit(1));
  });
} else {
  log('start.second', 'Nodeworth runs already; its window comes to the front.');
  app.exit(options.smoke ? 1 : 0);
}

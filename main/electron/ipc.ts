import { ipcMain, type IpcMainEvent, type WebContents } from 'electron';

import { ENGINE_MESSAGE } from '../../shared/contract/bridge';
import { log } from './log';
import { isOwnPage } from './page-files';

/** What a page may ask of the shell. There is one question; everything else goes over its port to the engine. */
const isConnect = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && (message as { kind?: unknown }).kind === 'connect' && Object.keys(message).length === 1;

/** Whether a message comes from the main frame of a window of ours that shows a page of ours. */
const isOurs = (event: IpcMainEvent, isWindow: (contents: WebContents) => boolean): boolean => {
  const frame = event.senderFrame;
  // Null when the frame is gone by now.
  return frame !== null && isWindow(event.sender) && frame === event.sender.mainFrame && isOwnPage(frame.url);
};

/**
 * The one listener for messages of pages, and the one file that may import `ipcMain`.
 * `connect` is called for a page that asks for its port; anything else, and anyone else, is dropped and logged.
 */
export const listenToPages = (isWindow: (contents: WebContents) => boolean, connect: (contents: WebContents) => void): void => {
  ipcMain.on(ENGINE_MESSAGE, (event, message: unknown) => {
    if (!isOurs(event, isWindow)) log('ipc.stranger');
    else if (!isConnect(message)) log('ipc.unknown');
    else connect(event.sender);
  });
};

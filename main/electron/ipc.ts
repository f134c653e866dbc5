import { ipcMain, type IpcMainEvent, type WebContents } from 'electron';

import { ENGINE_MESSAGE } from '../../shared/contract/bridge';
import { log } from './log';
import { isConnect, isHeard, type Sender } from './sender';

const senderOf = ({ sender, senderFrame }: IpcMainEvent, isWindow: (contents: WebContents) => boolean): Sender => ({
  isWindow: isWindow(sender),
  isMainFrame: senderFrame === sender.mainFrame,
  frameUrl: senderFrame?.url ?? null,
});

/**
 * The one listener for messages of pages, and the one file that may import `ipcMain`.
 * `connect` is called for a page that asks for its port; anything else, and anyone else, is dropped and logged.
 */
export const listenToPages = (isWindow: (contents: WebContents) => boolean, connect: (contents: WebContents) => void): void => {
  ipcMain.on(ENGINE_MESSAGE, (event, message: unknown) => {
    if (!isHeard(senderOf(event, isWindow))) log('ipc.stranger');
    else if (!isConnect(message)) log('ipc.unknown');
    else connect(event.sender);
  });
};

// The bridge: tells the shell that a page is listening, and hands on what the shell answers. No logic, no other way in or out.
import { contextBridge, ipcRenderer } from 'electron';

import { ENGINE_MESSAGE, SHELL_GLOBAL, type ShellBridge } from '../shared/contract/bridge';

ipcRenderer.on(ENGINE_MESSAGE, (event, status: unknown) => {
  // Ports cannot pass the context bridge; a message to the page's own origin carries them.
  window.postMessage({ type: ENGINE_MESSAGE, status }, location.origin, [...event.ports]);
});

const bridge: ShellBridge = {
  connect: () => {
    ipcRenderer.send(ENGINE_MESSAGE, { kind: 'connect' });
  },
};

contextBridge.exposeInMainWorld(SHELL_GLOBAL, bridge);

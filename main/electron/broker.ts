import { MessageChannelMain, type WebContents } from 'electron';

import { ENGINE_MESSAGE, type EngineStatus } from '../../shared/contract/bridge';
import type { EngineChild } from './engine-process';
import type { ServiceHost } from './service-host';

/**
 * Brokers one channel per page between the page and the engine, and a new one after every restart. The data never passes through here:
 * both ends of the channel are given away.
 */
export const createBroker = (host: ServiceHost<EngineChild>): { connect: (contents: WebContents) => void } => {
  const pages = new Set<WebContents>();

  const tell = (contents: WebContents, status: EngineStatus, engine: EngineChild | null): void => {
    if (engine === null) {
      contents.postMessage(ENGINE_MESSAGE, status);
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    engine.attach(port1);
    contents.postMessage(ENGINE_MESSAGE, status, [port2]);
  };

  const bring = (contents: WebContents): void => {
    const status = host.status();
    if (status.kind !== 'running') {
      tell(contents, status, null);
      return;
    }
    host.whenReady().then(
      (engine) => {
        if (pages.has(contents)) tell(contents, status, engine);
      },
      // It ended in between; the change of status that follows reaches every page.
      () => undefined,
    );
  };

  host.onStatus(() => {
    for (const contents of pages) bring(contents);
  });

  return {
    connect: (contents) => {
      if (!pages.has(contents)) {
        pages.add(contents);
        contents.once('destroyed', () => {
          pages.delete(contents);
        });
      }
      bring(contents);
    },
  };
};

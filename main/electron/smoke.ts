import { createORPCClient } from '@orpc/client';
import { RPCLink, type SupportedMessagePort } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { BrowserWindow } from 'electron';

import { ENGINE_MESSAGE, SHELL_GLOBAL } from '../../shared/contract/bridge';
import type { Contract } from '../../shared/contract/contract';

/** Longest a first start may take, from the window to the sample. */
const WITHIN_MS = 45_000;

/** Number of our question. The page's own client counts from 1 on the same port. */
const OURS = 'smoke';

/** In the page: asks for a port as every page does, sends one question over it, gives back the answer to it and to no other. */
const askInPage = (question: string): string => `new Promise((give, refuse) => {
  addEventListener('message', function hear(event) {
    if (event.data?.type !== ${JSON.stringify(ENGINE_MESSAGE)}) return;
    const { status } = event.data;
    if (status.kind === 'failed') refuse(new Error(status.reason));
    if (status.kind !== 'running') return;
    removeEventListener('message', hear);
    const port = event.ports[0];
    port.addEventListener('message', (answer) => {
      if (typeof answer.data === 'string' && JSON.parse(answer.data).i === ${JSON.stringify(OURS)}) give(answer.data);
    });
    port.start();
    port.postMessage(${JSON.stringify(question)});
  });
  window[${JSON.stringify(SHELL_GLOBAL)}].connect();
})`;

const renumber = (message: string, i: unknown): string => JSON.stringify({ ...(JSON.parse(message) as object), i });

const PAGE_IS_THERE = `new Promise((give) => {
  const look = () => { if (document.querySelector('#root')?.childElementCount > 0) give(document.title); else requestAnimationFrame(look); };
  look();
})`;

const within = async <T>(work: Promise<T>, what: string): Promise<T> =>
  await Promise.race([
    work,
    new Promise<never>((_give, refuse) => {
      setTimeout(() => refuse(new Error(`${what} took longer than ${WITHIN_MS / 1000} s`)), WITHIN_MS);
    }),
  ]);

/**
 * Proves a build: the first page is drawn, and a sample comes from the engine over a port that the page was given. The question is made
 * by the real client and travels through the page. @throws Error that says which step did not work.
 */
export const runSmoke = async (window: BrowserWindow): Promise<string> => {
  const inPage = async (script: string): Promise<unknown> => (await window.webContents.executeJavaScript(script)) as unknown;
  if (window.webContents.isLoading()) {
    await within(new Promise<void>((done) => window.webContents.once('did-finish-load', () => done())), 'loading the page');
  }
  const title = await within(inPage(PAGE_IS_THERE), 'drawing the page');
  let hear: (event: { data: unknown }) => void = () => undefined;
  let broken: (error: Error) => void = () => undefined;
  const throughPage = {
    addEventListener: (type: string, listener: (event: { data: unknown }) => void) => {
      if (type === 'message') hear = listener;
    },
    postMessage: (question: unknown) => {
      if (typeof question !== 'string') throw new TypeError('a question without files is a string');
      const { i } = JSON.parse(question) as { readonly i: unknown };
      inPage(askInPage(renumber(question, OURS))).then(
        (answer) => hear({ data: renumber(String(answer), i) }),
        (error: unknown) => broken(error instanceof Error ? error : new Error(String(error))),
      );
    },
  };
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: throughPage as unknown as SupportedMessagePort }));
  const failed = new Promise<never>((_give, refuse) => {
    broken = refuse;
  });
  const sample = await within(Promise.race([client.hardware.sample({}), failed]), 'the sample');
  return `page "${String(title)}" drawn, sample of ${new Date(sample.atMs).toISOString()} received`;
};

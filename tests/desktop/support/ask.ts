import type { Page } from 'playwright';

/**
 * Asks the engine one question from inside of the page, over a port of the shell, past the page's own client: what the engine holds, not
 * what the page shows. `call` is like `tariffs/list`. @throws Error with the code of a refusal.
 */
export const askEngine = async (page: Page, call: string, input: unknown = {}): Promise<unknown> => {
  const answer = await page.evaluate(
    ({ path, body }) =>
      new Promise<string>((give, refuse) => {
        // A number of our own: the page's client may be on the same port.
        const number = `test-${Math.random()}`;
        addEventListener('message', function hear(event: MessageEvent<{ readonly type?: string; readonly status?: { readonly kind: string; readonly reason?: string } }>) {
          if (event.data?.type !== 'nodeworth:engine') return;
          if (event.data.status?.kind === 'failed') refuse(new Error(event.data.status.reason));
          const port = event.ports[0];
          if (port === undefined) return;
          removeEventListener('message', hear);
          port.addEventListener('message', (heard: MessageEvent<unknown>) => {
            if (typeof heard.data === 'string' && heard.data.includes(number)) give(heard.data);
          });
          port.start();
          port.postMessage(JSON.stringify({ i: number, p: { u: `/${path}`, b: { json: body } } }));
        });
        (window as unknown as { readonly nodeworthShell: { connect(): void } }).nodeworthShell.connect();
      }),
    { path: call, body: input },
  );
  const { p } = JSON.parse(answer) as { readonly p: { readonly s?: number; readonly b: { readonly json: unknown } } };
  if (p.s !== undefined && p.s >= 400) throw new Error(JSON.stringify(p.b.json));
  return p.b.json;
};

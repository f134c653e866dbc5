import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { onError } from '@orpc/server';
import { it } from 'vitest';
import { createRouter, inputErrors } from '../../../../main/hosts/rpc/router';
import { openEngine } from '../engine-rig';
it('x', async () => {
  const rig = openEngine(); if (process.env.ST) rig.engine.start();
  const { port1, port2 } = new MessageChannel();
  const h = new RPCHandler(createRouter(rig.handlers, rig.logger) as never, { ...(inputErrors as object), interceptors: [onError((e: unknown) => console.log('SERVER', e))] } as never);
  h.upgrade(port1 as never); port1.start();
  const client = createORPCClient(new RPCLink({ port: port2 as never })) as any; port2.start();
  console.log(await client.live.hardware().catch((e: unknown) => e));
  port2.close();
});

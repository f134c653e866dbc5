import { startHeadlessServer } from '../../../main/hosts/headless/server';
import { createQuietLogger } from '../quiet-logger';
import { createFakeEngine } from './handlers';
import type { FakeScenario } from './scenario';

/** Serves the built pages over a fake engine, to look at them: `serve <pages folder> <port> <scenario> [demo]`. */
const [, , folder = 'out/renderer', port = '0', scenario = 'full', demo = ''] = process.argv;
const server = await startHeadlessServer(createFakeEngine(scenario as FakeScenario, { demo: demo === 'demo' }), createQuietLogger(), {
  host: '127.0.0.1', port: Number(port), token: 'fake-token-for-looking-at-pages-only', pagesFolder: folder, version: '0.1.0',
});
process.stdout.write(`${server.url}#token=fake-token-for-looking-at-pages-only\n`);

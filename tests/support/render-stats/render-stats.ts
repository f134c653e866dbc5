import { createStandIn, type StandIn } from '../node-sources/stand-in';

const WEEK = 7 * 86_400_000;
/** Start of epoch 2. */
const START = Date.UTC(2023, 11, 27);

export interface RenderStory {
  epochs: unknown[];
  burns: unknown[];
  /** As the file came in other months. */
  wrapped: 'epochs' | 'data' | 'bare';
}

/** One row of the file of liabilities. @param epoch 1 is the week to 2023-12-27 */
export const epochRow = (epoch: number, hours: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): unknown => ({
  epochId: epoch, channel: 'node_operator', start: new Date(START + (epoch - 2) * WEEK).toISOString(), end: new Date(START + (epoch - 1) * WEEK).toISOString(), amountDue: 1_500_000_000_000,
  metadataBySolKey: Object.fromEntries(Object.entries(hours).map(([wallet, obhUsed]) => [wallet, { obhUsed }])), ...more,
});

export const epochEnd = (epoch: number): number => START + (epoch - 1) * WEEK;

export const createRenderFiles = (story: RenderStory): Promise<StandIn> =>
  createStandIn(({ path }) => {
    if (path === '/liability-epochs-data.json') return { json: story.wrapped === 'bare' ? story.epochs : { data: story.wrapped === 'data' ? story.epochs : { epochs: story.epochs } } };
    return path === '/epoch-burn-stats-data.json' ? { json: { data: story.burns } } : undefined;
  });

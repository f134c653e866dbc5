import { expect, it } from 'vitest';
import { createDerived } from '../../../main/adapters/sources/helium-oracle/derived';
import { createCancel } from '../../../shared/units/cancel';

const items = (count: number, worked: string[]) => Array.from({ length: count }, (_, n) => ({ key: `k${n}`, derive: () => { worked.push(`k${n}`); return `address ${n}`; } }));

it('works each address out once and keeps their order', async () => {
  const derived = createDerived();
  const worked: string[] = [];
  expect(await derived('recipient', items(20, worked))).toEqual(Array.from({ length: 20 }, (_, n) => `address ${n}`));
  await derived('recipient', items(25, worked));
  expect(worked).toHaveLength(25);
  // The same key for another purpose is another address.
  await derived('key', items(1, worked));
  expect(worked).toHaveLength(26);
});

it('gives way to other work, so that 600 addresses are a hundred short pieces', async () => {
  let done = false;
  let turns = 0;
  const turn = (): void => { turns += 1; if (!done) setImmediate(turn); };
  setImmediate(turn);
  await createDerived()('recipient', items(600, []));
  done = true;
  expect(turns).toBeGreaterThanOrEqual(99);
});

it('ends when it is cancelled', async () => {
  const cancel = createCancel();
  const worked: string[] = [];
  const work = createDerived()('recipient', items(600, worked), cancel);
  cancel.cancel();
  await expect(work).rejects.toThrow('cancelled');
  expect(worked.length).toBeLessThan(20);
});

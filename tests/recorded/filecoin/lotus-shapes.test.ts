import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { balanceAnswer, deadlinesAnswer, idAnswer, minerInfoAnswer, objectAnswer, powerAnswer, sectorCountAnswer, tipsetAnswer } from '../../../main/adapters/sources/filecoin/answers';
import { GATEWAY_METHODS } from '../../../main/adapters/sources/filecoin/rpc-client';

const folder = join(process.env['NODEWORTH_RECORDED'] ?? '../shared/recorded', 'filecoin', 'filecoin-project__lotus');
const present = existsSync(folder);
if (!present) console.info(`passed over: no recorded Filecoin data at ${folder}`);

const documentSchema = z.object({ methods: z.array(z.object({ name: z.string(), params: z.array(z.unknown()), result: z.object({ schema: z.object({ examples: z.array(z.unknown()).optional() }) }) })) });
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

describe.skipIf(!present)('lotus’ own documents', () => {
  const document = present ? documentSchema.parse(read('full.json')) : { methods: [] };
  const methodOf = (name: string) => document.methods.find((method) => method.name === `Filecoin.${name}`);
  const exampleOf = (name: string): unknown => methodOf(name)?.result.schema.examples?.[0];

  it.each(GATEWAY_METHODS)('know the method that is asked: %s', (name) => {
    expect(methodOf(name)?.name).toBe(`Filecoin.${name}`);
  });

  it.each([
    ['ChainHead', tipsetAnswer], ['ChainGetTipSetByHeight', tipsetAnswer], ['StateMinerPower', powerAnswer], ['StateMinerSectorCount', sectorCountAnswer], ['StateMinerDeadlines', deadlinesAnswer],
    ['StateMinerInfo', minerInfoAnswer], ['StateLookupID', idAnswer], ['WalletBalance', balanceAnswer], ['ChainReadObj', objectAnswer],
  ] as const)('show an answer that is read: %s', (name, schema) => {
    expect(schema.safeParse(exampleOf(name)).error?.issues ?? []).toEqual([]);
  });

  it('hold a real tipset, whose wins are counted', () => {
    const tipset = tipsetAnswer.parse(read('tipset.json'));
    expect(tipset.Height).toBe(4_863_283);
    expect(tipset.Blocks.find((block) => block.Miner === 'f01938223')?.ElectionProof?.WinCount).toBe(1);
  });
});

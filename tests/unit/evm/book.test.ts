import { describe, expect, it } from 'vitest';
import { checksummed, parseEvmAddress } from '../../../shared/chains/evm/address';
import { GOLEM_PAYMENT_CONTRACTS } from '../../../shared/networks/golem/contracts';
import { BONDING_MANAGER, MINTER, ROUNDS_MANAGER, TICKET_BROKER } from '../../../shared/networks/livepeer/contracts';
import { builtInBook } from '../../../shared/networks/registry';
import { partsOfTokenId } from '../../../shared/networks/token-id';

const tokens = builtInBook.all.flatMap((network) => network.tokens).filter((token) => token.mint.startsWith('eip155:') && !token.mint.endsWith('/native'));

describe('contracts in the network book', () => {
  it.each(tokens)('stand under their checksummed address: $symbol $mint', (token) => {
    const { token: address } = partsOfTokenId(token.mint);
    expect(parseEvmAddress(address)).toEqual({ ok: true, address });
  });

  it('of Livepeer and Golem have no slip in them', () => {
    for (const address of [TICKET_BROKER, BONDING_MANAGER, ROUNDS_MANAGER, MINTER]) expect(checksummed(address.toLowerCase())?.toLowerCase()).toBe(address.toLowerCase());
    for (const address of [TICKET_BROKER, BONDING_MANAGER, MINTER, ...Object.values(GOLEM_PAYMENT_CONTRACTS).flat()]) expect(parseEvmAddress(address)).toMatchObject({ ok: true });
  });
});

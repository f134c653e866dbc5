import { engineError } from '../../../main/engine/errors';
import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { ChainId, Wallet } from '../../../shared/domain/wallet';
import { looksLikeSecret } from '../../../shared/domain/secret-shapes';
import { DAY_MS, fakeNow } from './figures';
import { FAKE_ADDRESS } from './ledger';
import type { FakeScenario } from './scenario';

const first = (scenario: FakeScenario): Wallet[] => {
  if (scenario === 'empty') return [];
  const addedAtMs = fakeNow() - 60 * DAY_MS;
  const main: Wallet = { id: 'w1', chain: 'solana', address: FAKE_ADDRESS, label: 'Main wallet', addedAtMs };
  return [main, { id: 'w2', chain: 'filecoin', address: 'f01234567', label: 'Miner', addedAtMs }, { id: 'w3', chain: 'storj', address: 'http://192.168.1.20:14002', label: '', addedAtMs }];
};

/** On which chains a text can be an address, by its shape alone. */
function candidatesOf(text: string): { readonly chain: ChainId; readonly address: string }[] {
  const address = text.trim();
  if (/^0x[0-9a-f]{40}$/i.test(address)) return (['eip155:137', 'eip155:42161', 'eip155:1', 'theta'] as const).map((chain) => ({ chain, address }));
  if (/^f[0-4][0-9a-z]+$/.test(address)) return [{ chain: 'filecoin', address }];
  if (/^akash1[0-9a-z]{38}$/.test(address)) return [{ chain: 'akash', address }];
  if (/^https?:\/\/.+:\d+/.test(address)) return [{ chain: 'storj', address }];
  if (/^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(address)) return [{ chain: 'solana', address }];
  return [];
}

export function fakeWallets(scenario: FakeScenario): { readonly list: Wallet[]; readonly handlers: QuestionHandlers['wallets'] } {
  const list = first(scenario);
  const refuse = (address: string): void => {
    const secret = looksLikeSecret(address);
    if (secret !== null) throw engineError('SECRET_REFUSED', { kind: secret.kind });
  };
  return {
    list,
    handlers: {
      list: () => ({ wallets: list }),
      detect: ({ address }) => {
        refuse(address);
        return { candidates: candidatesOf(address) };
      },
      add: ({ address, label, chain }) => {
        refuse(address);
        const candidates = candidatesOf(address);
        const found = candidates.find((candidate) => candidate.chain === chain) ?? (candidates.length === 1 ? candidates[0] : undefined);
        if (found === undefined) throw engineError('BAD_ADDRESS', { why: candidates.length > 1 ? 'other-chain' : 'not-base58' });
        const added: Wallet = { id: `w${list.length + 1}`, ...found, label: label ?? '', addedAtMs: fakeNow() };
        list.push(added);
        return added;
      },
      remove: ({ id }) => {
        list.splice(list.findIndex((entry) => entry.id === id), 1);
        return {};
      },
    },
  };
}

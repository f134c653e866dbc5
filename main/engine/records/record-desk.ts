import type { TypedCostInput, TypedLineInput } from '../../../shared/contract/schemas/records';
import type { TypedCost } from '../../../shared/domain/own-record';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { NetworkBook } from '../../../shared/networks/network-book';
import { fiatOf } from '../../../shared/networks/token-id';
import { parseDecimalText } from '../../../shared/units/token-amount';
import { engineError } from '../errors';
import type { Store } from '../ports/store';
import type { Clock, Random } from '../ports/system';
import { refuseSecrets } from '../refuse-secrets';

/** Rewards and costs that are on no chain and no meter, as the operator typed them. */
export interface RecordDesk {
  /** @returns the new line. @throws EngineError BAD_INPUT, SECRET_REFUSED */
  addLine(input: TypedLineInput): LedgerLine;
  /** @throws EngineError NOT_FOUND for a line that was not typed */
  removeLine(id: string): void;
  costs(): readonly TypedCost[];
  /** @throws EngineError BAD_INPUT, SECRET_REFUSED */
  addCost(input: TypedCostInput): TypedCost;
  /** @throws EngineError NOT_FOUND */
  removeCost(id: string): void;
}

export interface RecordDeskParts {
  readonly store: Pick<Store, 'ledger' | 'records' | 'devices' | 'transaction'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly book: () => NetworkBook;
}

/** The wallet of chain `book` on which typed lines hang. */
const TYPED = 'typed-lines';
const MONEY_DECIMALS = 6;
const AHEAD_MS = 86_400_000;

export function createRecordDesk({ store, clock, random, book }: RecordDeskParts): RecordDesk {
  const refuse = (key: string, should: string): never => {
    throw engineError('BAD_INPUT', { key, should });
  };
  const checkNetwork = (network: string | null): void => {
    if (network !== null && book().byId(network) === null) refuse('network', 'a network of this app, or none');
  };

  function tokenOf(id: string): { readonly mint: string; readonly symbol: string; readonly decimals: number; readonly network: string | null } {
    const money = fiatOf(id);
    if (money !== null) return { mint: id, symbol: money, decimals: MONEY_DECIMALS, network: null };
    const token = book().token(id);
    if (token === null) return refuse('token', 'a token that a network of this app pays in, or money such as fiat:EUR');
    if (token.decimals === null) return refuse('token', `a token whose decimals are known; those of ${token.symbol} are not`);
    return { mint: token.mint, symbol: token.symbol, decimals: token.decimals, network: token.network };
  }

  return {
    addLine(input) {
      refuseSecrets(input.note);
      checkNetwork(input.network);
      const token = tokenOf(input.token);
      const amount = parseDecimalText(input.amount, token.decimals);
      if (amount === null || amount.base <= 0n) return refuse('amount', `a number above 0 with at most ${token.decimals} places`);
      if (input.atMs > clock.now() + AHEAD_MS) return refuse('atMs', 'today or earlier');
      const id = random.id();
      const line: LedgerLine = {
        id: `book:${TYPED}:${id}`, chain: 'book', walletId: TYPED, signature: `typed:${id}`, instructionPath: '0', destinationAccount: 'typed', mint: token.mint, symbol: token.symbol,
        base: amount.base.toString(), decimals: token.decimals, slot: 0, atMs: input.atMs, kind: input.kind, network: input.network ?? token.network, sourceDevice: null, sender: null,
        evidence: { rule: 'typed-by-you', facts: input.note.trim() === '' ? {} : { note: input.note.replace(/[\p{Cc}\p{Cf}]/gu, '').trim() } }, decoderVersion: 1,
      };
      store.transaction(() => {
        if (!store.ledger.wallets().some((wallet) => wallet.id === TYPED)) store.ledger.addWallet({ id: TYPED, chain: 'book', address: TYPED, label: '', addedAtMs: clock.now() });
        store.ledger.saveDecoded(TYPED, line.signature, 'decoded', [line], [], 1);
        if (input.usdPerToken !== null) store.ledger.saveValues([{ lineId: line.id, usdPerToken: input.usdPerToken, source: 'manual', priceAtMs: input.atMs, confidence: null, typed: true }]);
      });
      return line;
    },
    removeLine(id) {
      const entry = store.ledger.line(id);
      if (entry === null || entry.line.walletId !== TYPED) throw engineError('NOT_FOUND', { what: 'line' });
      store.ledger.saveDecoded(TYPED, entry.line.signature, 'decoded', [], [], 1);
    },
    costs: () => store.records.costs(),
    addCost(input) {
      refuseSecrets(input.what);
      checkNetwork(input.network);
      if (input.deviceId !== null && !store.devices.devices().some((device) => device.id === input.deviceId)) return refuse('deviceId', 'a device of yours, or none');
      if (!Number.isFinite(input.amount) || input.amount <= 0) return refuse('amount', 'a number above 0');
      const cost: TypedCost = { ...input, what: input.what.replace(/[\p{Cc}\p{Cf}]/gu, '').trim(), id: random.id(), addedAtMs: clock.now() };
      if (cost.what === '') return refuse('what', 'a word for what it was');
      store.records.addCost(cost);
      return cost;
    },
    removeCost(id) {
      if (!store.records.removeCost(id)) throw engineError('NOT_FOUND', { what: 'cost' });
    },
  };
}

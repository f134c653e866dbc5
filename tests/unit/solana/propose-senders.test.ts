import { describe, expect, it } from 'vitest';
import type { LedgerLine } from '../../../shared/domain/reward';
import { geodnet } from '../../../shared/networks/geodnet/network';
import { GEOD } from '../../../shared/networks/geodnet/tokens';
import { HNT } from '../../../shared/networks/helium/tokens';
import { IO } from '../../../shared/networks/io-net/tokens';
import { createNetworkBook } from '../../../shared/networks/network-book';
import { NOS } from '../../../shared/networks/nosana/tokens';
import { XNET } from '../../../shared/networks/xnet/tokens';
import { addressOf } from '../../support/solana-fixtures/addresses';
import { RENDER } from '../../../shared/networks/render/tokens';
import { proposeSenders } from '../../../shared/networks/propose-senders';
import { decodeTransaction } from '../../../main/adapters/sources/solana/decode-transaction';
import { contextOf, decided } from '../../support/solana-fixtures/case';
import { makeHistory } from '../../support/solana-fixtures/history';

const DAY = 86_400_000;
const WEDNESDAY = Date.UTC(2026, 2, 4, 15);

function payment(sender: string, atMs: number | null, more: Partial<LedgerLine> = {}): LedgerLine {
  return {
    id: `${sender}${atMs}`,
    chain: 'solana',
    walletId: 'w1',
    signature: 's',
    instructionPath: '0',
    destinationAccount: 'a',
    mint: RENDER.mint,
    symbol: 'RENDER',
    base: '100',
    decimals: 8,
    slot: 1,
    atMs,
    kind: 'unclassified',
    network: 'render',
    sourceDevice: null,
    sender,
    evidence: { rule: 'sender-unconfirmed', facts: {} },
    decoderVersion: 1,
    ...more,
  };
}

const weeks = (...numbers: readonly number[]): readonly number[] => numbers.map((n) => WEDNESDAY + n * 7 * DAY);

describe('proposeSenders', () => {
  it('proposes a sender who pays by the week, idle weeks and second transfers included', () => {
    const times = [...weeks(0, 1, 4, 6), WEDNESDAY + DAY, WEDNESDAY + 7 * DAY + 3_600_000];
    expect(proposeSenders(times.map((t) => payment('payer', t)), [])).toEqual([
      { network: 'render', mint: RENDER.mint, sender: 'payer', why: 'rhythm', payments: 6, amount: { base: 600n, decimals: 8 }, firstAtMs: WEDNESDAY, lastAtMs: WEDNESDAY + 42 * DAY },
    ]);
  });

  it('asks about a new sender too, and says that there are few payments', () => {
    expect(proposeSenders([payment('payer', WEDNESDAY)], []).map((p) => [p.sender, p.why])).toEqual([['payer', 'few']]);
  });

  it('does not propose who pays often and out of step', () => {
    expect(proposeSenders([0, 10, 18, 31, 45].map((d) => payment('exchange', WEDNESDAY + d * DAY)), [])).toEqual([]);
  });

  it('does not propose who was decided on, whatever the word was', () => {
    const lines = weeks(0, 1, 2).flatMap((t) => [payment('yes', t), payment('no', t), payment('open', t)]);
    const decisions = [decided('render', RENDER.mint, 'yes'), decided('render', RENDER.mint, 'no', 'refused')];
    expect(proposeSenders(lines, decisions).map((p) => p.sender)).toEqual(['open']);
  });

  it('leaves out other tokens, other rules and lines without a sender', () => {
    const lines = [
      payment('a', WEDNESDAY, { mint: HNT.mint }),
      payment('b', WEDNESDAY, { kind: 'conversion' }),
      payment('c', WEDNESDAY, { sender: null }),
      payment('d', WEDNESDAY, { evidence: { rule: 'incoming-transfer', facts: {} } }),
    ];
    expect(proposeSenders(lines, [])).toEqual([]);
  });

  it('does not take an unknown time for a time', () => {
    expect(proposeSenders([...weeks(0, 1, 2), null].map((t) => payment('payer', t)), [])).toMatchObject([{ why: 'rhythm', payments: 4, amount: { base: 400n, decimals: 8 }, firstAtMs: WEDNESDAY }]);
    expect(proposeSenders([payment('payer', null)], [])).toMatchObject([{ why: 'few', firstAtMs: null, lastAtMs: null }]);
  });

  const daily = (sender: string, days: readonly number[]) => days.map((d) => payment(sender, WEDNESDAY + d * DAY, { mint: GEOD.mint, network: 'geodnet' }));
  it('knows the rhythm of each network: daily for GEODNET, none where the operator claims by hand', () => {
    const io = [0, 3, 11, 12, 40, 41].map((d) => payment('io', WEDNESDAY + d * DAY, { mint: IO.mint, network: 'io-net' }));
    const found = proposeSenders([...daily('station', [0, 1, 2, 5, 6]), ...daily('exchange', [0, 1.5, 3.1, 4.6, 6.4, 7.9]), ...daily('new', [0, 1, 2, 3]), ...io], []);
    expect(found.map((p) => [p.network, p.sender, p.why, p.payments])).toEqual([
      ['geodnet', 'station', 'rhythm', 5],
      ['io-net', 'io', 'few', 6],
      ['geodnet', 'new', 'few', 4],
    ]);
  });

  it('asks for the networks of the book, also those that the operator added, and for none without it', () => {
    const added = { ...geodnet, id: 'added', tokens: [{ ...GEOD, mint: addressOf('added token'), network: 'added' }] };
    const book = createNetworkBook([added], []);
    const line = payment('payer', WEDNESDAY, { network: 'added', mint: addressOf('added token') });
    expect(proposeSenders([line], [], book).map((p) => [p.network, p.sender])).toEqual([['added', 'payer']]);
    expect(proposeSenders([line], [])).toEqual([]);
  });

  it('asks for payers of XNET at its site too, and for nobody of a network that a program proves', () => {
    const lines = [payment('site', WEDNESDAY, { mint: XNET.mint, network: 'xnet' }), payment('friend', WEDNESDAY, { mint: NOS.mint, network: 'nosana' })];
    expect(proposeSenders(lines, []).map((p) => p.sender)).toEqual(['site']);
  });

  it('proposes the fan-out of a decoded history first, and nothing more once it is decided', () => {
    const history = makeHistory({ seed: 3, count: 120 });
    const lines = history.items.flatMap((item) => {
      const decoded = decodeTransaction(item.signature, item.text, contextOf());
      return decoded.state === 'decoded' ? decoded.lines : [];
    });
    expect(proposeSenders(lines, [])[0]).toMatchObject({ network: 'helium', mint: HNT.mint, sender: history.fanout, why: 'program' });
    expect(proposeSenders(lines, [decided('helium', HNT.mint, history.fanout)]).filter((p) => p.network === 'helium')).toEqual([]);
  });
});

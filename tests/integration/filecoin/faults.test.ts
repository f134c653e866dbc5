import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInBook } from '../../../shared/networks/registry';
import { createCancel, CancelledError } from '../../../shared/units/cancel';
import { createLotusServer, FIL, type LotusServer } from '../../support/filecoin/lotus-server';
import { networkRows, providerIds, writePortalFile, type PortalRow } from '../../support/filecoin/portal-data';
import { createPortalServer, type PortalServer } from '../../support/filecoin/portal-server';
import { createFilecoinRig, linesOf, minerWallet, NOW_MS, storeAll, sumOf, type FilecoinRig } from '../../support/filecoin/rig';
import type { Answer } from '../../support/misbehaving-server';

const TODAY = Math.floor(NOW_MS / 86_400_000);
const PROVIDERS = providerIds(12);
const MINER = PROVIDERS[1] ?? '';
const wallet = minerWallet(MINER);
const ROWS = networkRows(PROVIDERS, TODAY - 300, 300);
const GOOD = writePortalFile(ROWS, { rowGroupSize: 900 });
const MODIFIED = { modifiedAtMs: NOW_MS - 3_600_000 };

let portal: PortalServer;
let lotus: LotusServer;
let rig: FilecoinRig;

beforeEach(async () => {
  portal = await createPortalServer();
  lotus = await createLotusServer(NOW_MS);
  portal.put(GOOD, MODIFIED);
  rig = createFilecoinRig({ portalUrl: () => portal.url, endpoints: () => [lotus.url] });
});

afterEach(async () => {
  rig.close();
  await portal.close();
  await lotus.close();
});

const status = (code: number, body = 'no'): Answer => (_request, response) => {
  response.writeHead(code, { 'content-type': 'text/html' });
  response.end(body);
};
const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
};

describe('the file behaves badly', () => {
  const cases: readonly (readonly [string, (server: PortalServer) => void, string, unknown])[] = [
    ['sends the whole file whatever is asked', (server) => { server.put(new Uint8Array(200_000), MODIFIED); server.faults.wholeFile = true; }, 'bad-answer', 'too-large'],
    ['sends a small file whole', (server) => { server.put(GOOD.slice(0, 3_000), MODIFIED); server.faults.wholeFile = true; }, 'bad-answer', 'no-ranges'],
    ['answers 429 for ever', (server) => { server.faults.instead = status(429); }, 'endpoint-busy', '429'],
    ['answers 500', (server) => { server.faults.instead = status(500); }, 'endpoint-failed', '500'],
    ['answers 403', (server) => { server.faults.instead = status(403); }, 'endpoint-forbidden', '403'],
    ['is gone', (server) => { server.faults.instead = status(404); }, 'endpoint-failed', '404'],
    ['sends a page of HTML', (server) => { server.faults.instead = status(200, '<html>hello</html>'); }, 'bad-answer', 'no-ranges'],
    ['claims another range than it sends', (server) => { server.faults.shiftRange = -1; }, 'bad-answer', 'content-range'],
    ['cuts the body short', (server) => { server.faults.truncate = true; }, 'bad-answer', 'broken'],
    ['is no parquet file', (server) => { server.put(GOOD.slice(0, -1), MODIFIED); }, 'bad-answer', 'not-parquet'],
    ['is empty', (server) => { server.put(new Uint8Array([80, 65, 82, 49]), MODIFIED); }, 'bad-answer', 'not-parquet'],
    ['has a footer of nonsense', (server) => { server.put(withNonsense(GOOD), MODIFIED); }, 'bad-answer', 'not-parquet'],
    ['has columns of nonsense', (server) => { server.put(GOOD.map((byte, i) => (i > 3 && i < 3_000 ? byte ^ 0x55 : byte)), MODIFIED); }, 'bad-answer', expect.stringMatching(/^column /)],
    ['is replaced all the time', (server) => { server.faults.alwaysNew = true; }, 'bad-answer', 'changed-while-read'],
  ];
  it.each(cases)('%s', async (_name, arrange, code, detail) => {
    arrange(portal);
    const error = await failureOf(storeAll(rig.filecoin, wallet));
    expect(error).toMatchObject({ chainCode: code, host: portal.host, detail });
    // Neither the address nor its path leaves in a failure.
    expect(String(error)).not.toContain('daily_storage');
  });

  it('is not there', async () => {
    const socket = createServer();
    await new Promise<void>((resolve) => { socket.listen(0, '127.0.0.1', resolve); });
    const address = socket.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise<void>((resolve) => { socket.close(() => resolve()); });
    const lonely = createFilecoinRig({ portalUrl: () => `http://127.0.0.1:${port}/file.parquet` });
    expect(await failureOf(storeAll(lonely.filecoin, wallet))).toMatchObject({ chainCode: 'endpoint-unreachable', detail: 'refused' });
    lonely.close();
  });

  it('does not answer in time', async () => {
    portal.faults.instead = () => undefined;
    const asked = failureOf(storeAll(rig.filecoin, wallet));
    for (let i = 0; i < 3; i += 1) {
      await new Promise<void>((resolve) => { setImmediate(resolve); });
      await rig.clock.advance(130_000);
    }
    expect(await asked).toMatchObject({ chainCode: 'endpoint-unreachable', detail: 'timeout' });
  });

  it('is replaced once while it is read, and is read from the new one', async () => {
    const stored = { pages: [], texts: new Map<string, string>(), cursor: null };
    let pages = 0;
    const iterator = rig.filecoin.entries.pages(wallet, null, { networks: builtInBook, decisions: [] });
    for await (const page of iterator) {
      for (const entry of page.entries) stored.texts.set(entry.key, entry.text);
      pages += 1;
      if (pages === 1) portal.put(writePortalFile(ROWS, { rowGroupSize: 1_100 }), MODIFIED);
    }
    const undisturbed = await storeAll(rig.filecoin, wallet);
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(sumOf(linesOf(rig.filecoin, wallet, undisturbed)));
    expect([...stored.texts.keys()].toSorted()).toEqual([...undisturbed.texts.keys()].toSorted());
  });

  it('has lost half of its rows since the last time: nothing is taken back', async () => {
    const stored = await storeAll(rig.filecoin, wallet);
    const before = sumOf(linesOf(rig.filecoin, wallet, stored));
    portal.put(writePortalFile(ROWS.slice(0, ROWS.length / 2), { rowGroupSize: 900 }), MODIFIED);
    expect(await failureOf(storeAll(rig.filecoin, wallet, stored))).toMatchObject({ chainCode: 'bad-answer', detail: 'fewer-rows' });
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(before);
  });

  it('has lost rows of this provider: the rewards stay and the file is named', async () => {
    const stored = await storeAll(rig.filecoin, wallet);
    const before = sumOf(linesOf(rig.filecoin, wallet, stored));
    portal.put(writePortalFile(ROWS.filter((row) => row.provider !== MINER || row.day < TODAY - 20), { rowGroupSize: 20_000 }), MODIFIED);
    expect(await failureOf(storeAll(rig.filecoin, wallet, stored))).toMatchObject({ detail: 'rows-missing' });
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(before);
  });
});

/** The same length, another content where the footer lies. */
function withNonsense(file: Uint8Array): Uint8Array {
  const length = new DataView(file.buffer, file.byteOffset + file.length - 8, 4).getUint32(0, true);
  return file.map((byte, i) => (i >= file.length - 8 - length && i < file.length - 8 ? (i * 31) % 251 : byte));
}

describe('rows that cannot be true', () => {
  const change = (how: (row: PortalRow) => PortalRow | readonly PortalRow[]): Uint8Array =>
    writePortalFile(ROWS.flatMap((row) => (row.provider === MINER && row.day === WIN_DAY ? how(row) : row)), { rowGroupSize: 900 });
  const WIN_DAY = ROWS.findLast((row) => row.provider === MINER && row.reward > 0 && row.day < TODAY - 5)?.day ?? 0;

  const withoutDay = async (file: Uint8Array, why: string): Promise<void> => {
    portal.put(file, MODIFIED);
    const stored = await storeAll(rig.filecoin, wallet);
    const key = `fdp:${new Date(WIN_DAY * 86_400_000).toISOString().slice(0, 10)}`;
    const decoded = rig.filecoin.entries.decode(key, stored.texts.get(key) ?? '', wallet, { walletId: wallet.id, accounts: [], decisions: [], networks: builtInBook });
    expect(decoded).toEqual({ state: 'unreadable', why });
    // Releases that hold the day say that it is missing.
    expect(linesOf(rig.filecoin, wallet, stored).filter((line) => line.evidence.facts['daysNotKnown'] !== undefined).length).toBeGreaterThan(0);
  };

  it('negative', () => withoutDay(change((row) => ({ ...row, reward: -5 })), 'amount'));
  it('more than can ever exist', () => withoutDay(change((row) => ({ ...row, reward: 3e9 })), 'amount'));
  it('no number', () => withoutDay(change((row) => ({ ...row, reward: Number.NaN })), 'amount'));
  it('two rows for one day that differ', () => withoutDay(change((row) => [row, { ...row, reward: row.reward + 1 }]), 'two-rows-for-one-day'));

  it('two rows for one day that are the same count once', async () => {
    const once = sumOf(linesOf(rig.filecoin, wallet, await storeAll(rig.filecoin, wallet)));
    portal.put(change((row) => [row, row]), MODIFIED);
    expect(sumOf(linesOf(rig.filecoin, wallet, await storeAll(rig.filecoin, wallet)))).toBe(once);
  });

  it('days to come are named and not counted', async () => {
    const once = sumOf(linesOf(rig.filecoin, wallet, await storeAll(rig.filecoin, wallet)));
    portal.put(writePortalFile([...ROWS, { day: TODAY + 30, provider: MINER, reward: 9, wins: 2, powerTib: 1 }], { rowGroupSize: 900 }), MODIFIED);
    const stored = { pages: [], texts: new Map<string, string>(), cursor: null };
    expect(await failureOf(storeAll(rig.filecoin, wallet, stored))).toMatchObject({ chainCode: 'bad-answer', detail: 'future-dates' });
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(once);
  });

  it('dates beyond their statistics: then other groups may have been left out wrongly', async () => {
    const table = GOOD.slice();
    // The first group says that it ends a day earlier than it does: both bounds of its statistics are little-endian days.
    const last = TODAY - 1;
    const bytes = [last & 0xff, (last >> 8) & 0xff, 0, 0];
    const length = new DataView(table.buffer, table.byteOffset + table.length - 8, 4).getUint32(0, true);
    let changed = 0;
    for (let at = table.length - 8 - length; at < table.length - 8; at += 1) {
      if (bytes.every((byte, i) => table[at + i] === byte)) {
        table[at] = (last - 3) & 0xff;
        changed += 1;
      }
    }
    expect(changed).toBeGreaterThan(0);
    portal.put(table, MODIFIED);
    expect(await failureOf(storeAll(rig.filecoin, wallet))).toMatchObject({ chainCode: 'bad-answer', detail: 'statistics' });
  });

  it('a whole day that the file does not have is not known, and filled in later', async () => {
    portal.put(writePortalFile(ROWS.filter((row) => row.day !== WIN_DAY), { rowGroupSize: 900 }), MODIFIED);
    const stored = await storeAll(rig.filecoin, wallet);
    expect(linesOf(rig.filecoin, wallet, stored).some((line) => line.evidence.facts['daysNotKnown'] !== undefined)).toBe(true);
    portal.put(writePortalFile(ROWS, { rowGroupSize: 20_000 }), MODIFIED);
    await storeAll(rig.filecoin, wallet, stored);
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(sumOf(linesOf(rig.filecoin, wallet, await storeAll(rig.filecoin, wallet))));
  });
});

describe('stopping', () => {
  it('ends between two columns', async () => {
    const cancel = createCancel();
    const pages = rig.filecoin.entries.pages(wallet, null, { networks: builtInBook, decisions: [] }, cancel)[Symbol.asyncIterator]();
    await pages.next();
    cancel.cancel();
    await expect(pages.next()).rejects.toBeInstanceOf(CancelledError);
  });
});

describe('a node behaves badly', () => {
  const provider = minerWallet('f01234');
  const look = () => rig.filecoin.watch.look(provider, { knownDevices: [], tz: 'UTC' });

  beforeEach(() => { portal.faults.instead = status(404); });

  it.each([
    ['429', status(429), 'endpoint-busy'],
    ['500', status(500), 'endpoint-failed'],
    ['401', status(401), 'endpoint-forbidden'],
    ['HTML', status(200, '<html></html>'), 'bad-answer'],
    ['nothing', status(200, ''), 'bad-answer'],
    ['half of an answer', status(200, '{"jsonrpc":"2.0","id":1,"resul'), 'bad-answer'],
    ['an answer to another question', status(200, '{"jsonrpc":"2.0","id":999999,"result":{}}'), 'bad-answer'],
    ['a huge answer', status(200, `{"jsonrpc":"2.0","id":1,"result":"${'x'.repeat(20_000_000)}"}`), 'bad-answer'],
  ] as const)('%s: nothing could be asked, and why is said', async (_name, answer, code) => {
    lotus.instead = answer;
    expect(await failureOf(look())).toMatchObject({ chainCode: code, host: lotus.host });
  });

  const wrong: readonly (readonly [string, string, () => unknown])[] = [
    ['negative amounts', 'StateReadState', () => ({ Balance: '-5', State: {} })],
    ['amounts above all that can exist', 'StateMinerDeadlines', () => [{ DailyFee: String(10n ** 30n) }]],
    ['numbers where texts belong', 'StateMinerPower', () => ({ MinerPower: { RawBytePower: 1, QualityAdjPower: 1 }, TotalPower: { RawBytePower: 1, QualityAdjPower: 1 }, HasMinPower: true })],
    ['more power than the network has', 'StateMinerPower', () => ({ MinerPower: { RawBytePower: '5', QualityAdjPower: '5' }, TotalPower: { RawBytePower: '1', QualityAdjPower: '1' }, HasMinPower: true })],
    ['null', 'StateMinerSectorCount', () => null],
    ['a list', 'StateMinerInfo', () => []],
    ['sectors below zero', 'StateMinerSectorCount', () => ({ Live: -1, Active: 0, Faulty: 0 })],
    ['a table that is none', 'ChainReadObj', () => 'AAAA'],
  ];
  it.each(wrong)('%s is a bad answer, and the rest still counts', async (_name, method, handler) => {
    lotus.methods[method] = handler;
    const found = await look();
    expect(found.failures).toContainEqual({ code: 'bad-answer', detail: lotus.host });
    expect(found.positions.every((position) => BigInt(position.base) > 0n)).toBe(true);
  });

  it('a head in the future is no head', async () => {
    lotus.world.height += 5_000;
    expect(await failureOf(look())).toMatchObject({ chainCode: 'bad-answer', detail: 'head-in-the-future' });
  });

  it('a head of yesterday is told with its age', async () => {
    lotus.world.height -= 2_880;
    expect((await look()).notices).toMatchObject([{ code: 'filecoin-node-behind', context: { minutes: '1441' } }]);
  });

  it('a table that does not add up to what is locked gives no dates', async () => {
    lotus.world.vesting = lotus.world.vesting.map((step) => ({ ...step, base: step.base * 2n }));
    const found = await look();
    expect(found.positions.find((position) => position.state === 'vesting')).toMatchObject({ base: String(90n * FIL), releases: [], note: 'filecoin-vesting-differs' });
    expect(found.notices.map((notice) => notice.code)).toContain('filecoin-vesting-differs');
  });

  it('lies between two calls: each answer is judged by itself, nothing is added up', async () => {
    let call = 0;
    lotus.methods['StateReadState'] = ([id]) => {
      if (id === 'f02') return { State: { ThisEpochReward: String(22n * FIL) } };
      call += 1;
      return { Balance: String(BigInt(call) * FIL), State: { PreCommitDeposits: '0', LockedFunds: '0', VestingFunds: null, FeeDebt: '0', InitialPledge: '0', ProvingPeriodStart: 0 } };
    };
    const [first, second] = [await look(), await look()];
    expect([first, second].map((found) => found.positions.map((position) => position.base))).toEqual([[String(FIL)], [String(2n * FIL)]]);
  });
});

import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openStore } from '../../../main/adapters/storage/open-store';
import { createSignatures } from '../../../main/adapters/system/signatures';
import { createNetworkDesk, type NetworkDesk } from '../../../main/engine/networks/network-desk';
import type { Store } from '../../../main/engine/ports/store';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

const root = resolve(import.meta.dirname, '../../..');
const example = readFileSync(join(root, 'docs/examples/network-file.json'), 'utf8').replace('EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', 'So22222222222222222222222222222222222222222');
const other = (id: string, mint: string): string => {
  const file = JSON.parse(example) as { id: string; tokens: unknown };
  return JSON.stringify({ ...file, id, senders: [], tokens: [{ chain: 'solana', address: mint, symbol: 'X' }] });
};

let clock: VirtualClock;
let folder: string;
let store: Store;
let keys: { readonly publicKey: string; readonly privateKey: KeyObject };

beforeEach(() => {
  clock = createVirtualClock();
  folder = mkdtempSync(join(tmpdir(), 'nodeworth-networks-'));
  store = openStore({ dataDir: folder, clock, logger: createQuietLogger() });
  const pair = generateKeyPairSync('ed25519');
  keys = { publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'), privateKey: pair.privateKey };
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (): NetworkDesk => createNetworkDesk({ settings: store.settings, clock, logger: createQuietLogger(), signatures: createSignatures(), keys: [{ name: 'test', publicKey: keys.publicKey }] });
const signed = (payload: unknown, more: Record<string, unknown> = {}): string => {
  const text = JSON.stringify(payload);
  return JSON.stringify({ nodeworthFacts: 1, key: 'test', payload: text, signature: sign(null, Buffer.from(text), keys.privateKey).toString('base64'), ...more });
};
const should = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { context?: { should?: string } }).context?.should ?? String(error);
  }
  return 'nothing was refused';
};

describe('networks added by a file', () => {
  it('are in the book at once and after a restart, with their senders confirmed, and go as they came', () => {
    const desk = open();
    const told: number[] = [];
    desk.onChange(() => told.push(desk.book().all.length));
    const before = desk.book().all.length;
    desk.add(example);
    expect(told).toEqual([before + 1]);
    const again = open();
    expect(again.book().byId('example-mapping')?.name).toBe('Example Mapping');
    expect(again.origin('example-mapping')).toBe('added');
    expect(again.book().token('eip155:8453/0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913')?.symbol).toBe('EXM');
    expect(again.book().on('eip155:8453').map((network) => network.id)).toEqual(['example-mapping']);
    expect(again.decisions().map((decision) => [decision.mint.slice(0, 11), decision.sender, decision.decision])).toEqual([
      ['eip155:8453', '0xBADd0B92C1c71d02E7d520f64c0876538fa2557F', 'confirmed'],
      ['So222222222', '0xBADd0B92C1c71d02E7d520f64c0876538fa2557F', 'confirmed'],
    ]);
    again.remove('example-mapping');
    expect(open().book().all.length).toBe(before);
    expect(open().decisions()).toEqual([]);
    expect(() => again.remove('helium')).toThrow('NOT_FOUND');
  });

  it('never take the place of a built-in one, nor a token of another', () => {
    const desk = open();
    expect(() => desk.add(other('helium', 'So22222222222222222222222222222222222222222'))).toThrow('ALREADY_THERE');
    expect(should(() => desk.add(other('mine', 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux')))).toContain('HNT belongs to one already');
    expect(desk.book().byId('mine')).toBeNull();
  });

  it('with a secret in it are refused, and nothing of them is kept', () => {
    const secret = 'ab'.repeat(32);
    expect(() => open().add(example.replace('weekly payout wallet', secret))).toThrow('SECRET_REFUSED');
    expect(JSON.stringify(store.settings.all())).not.toContain(secret);
  });
});

describe('a signed facts file', () => {
  const payload = {
    issuedOn: '2026-01-10',
    networks: [{ id: 'helium', notKnown: ['Whether it rains.'], rules: [{ version: 'HIP-999', fromDay: null, text: 'All for one.', mark: 'verified', source: 'test', asOf: '2026-01-09' }] }],
    tariffs: [{ region: 'DE', price: 0.5, currency: 'EUR', source: 'test', asOf: '2026-01', confidence: 'verified' }],
  };

  it('replaces rules and prices, survives a restart, and is taken back whole', () => {
    const desk = open();
    const before = desk.book().byId('helium');
    desk.replaceFacts(signed(payload));
    const again = open();
    expect(again.book().byId('helium')).toMatchObject({ rules: [{ version: 'HIP-999' }], notKnown: ['Whether it rains.'], tokens: before?.tokens, colorSlot: before?.colorSlot });
    expect(again.origin('helium')).toBe('facts-file');
    expect(again.tariffs().find((tariff) => tariff.region === 'DE')?.price).toBe(0.5);
    expect(again.factsFile()).toEqual({ issuedOn: '2026-01-10', appliedAtMs: clock.now() });
    again.resetFacts();
    expect(open().book().byId('helium')).toEqual(before);
    expect(open().factsFile()).toBeNull();
  });

  it.each([
    ['a letter was changed', () => signed(payload).replace('All for one', 'All for two'), 'exactly as it was signed'],
    ['another key signed it', () => signed(payload, { key: 'stranger' }), 'a key that this version'],
    ['the signature is none', () => signed(payload, { signature: 'AAAA' }), 'exactly as it was signed'],
    ['it is from the future', () => signed({ ...payload, issuedOn: '2030-01-01' }), 'dated in the future'],
    ['it names a network that is not there', () => signed({ ...payload, networks: [{ id: 'atlantis' }] }), 'does not know atlantis'],
    ['it holds what no file may say', () => signed({ ...payload, networks: [{ id: 'helium', chains: ['flux'] }] }), 'is not as it should be'],
    ['it is no facts file', () => '{"hello":1}', 'a facts file of Nodeworth'],
  ])('is refused when %s, and changes nothing', (_why, file, words) => {
    const desk = open();
    const before = desk.book().byId('helium');
    expect(should(() => desk.replaceFacts(file()))).toContain(words);
    expect(desk.book().byId('helium')).toEqual(before);
    expect(desk.factsFile()).toBeNull();
  });

  it('never goes back to an older one', () => {
    const desk = open();
    desk.replaceFacts(signed(payload));
    expect(should(() => desk.replaceFacts(signed({ ...payload, issuedOn: '2026-01-09' })))).toContain('newer than the one in force');
  });

  it('is refused with its reason by a version that names no key', () => {
    const keyless = createNetworkDesk({ settings: store.settings, clock, logger: createQuietLogger(), signatures: createSignatures(), keys: [] });
    expect(should(() => keyless.replaceFacts(signed(payload)))).toContain('names none');
  });

  it('is what the tool writes', () => {
    const tool = join(root, 'main/tools/sign-facts.mjs');
    const line = execFileSync(process.execPath, [tool, '--new-key', 'pair'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const publicKey = /publicKey: '([^']+)'/.exec(line)?.[1] ?? '';
    writeFileSync(join(folder, 'payload.json'), JSON.stringify(payload, null, 2));
    const file = execFileSync(process.execPath, [tool, '--key', 'pair.facts-key.pem', '--name', 'pair', 'payload.json'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const desk = createNetworkDesk({ settings: store.settings, clock, logger: createQuietLogger(), signatures: createSignatures(), keys: [{ name: 'pair', publicKey }] });
    expect(desk.replaceFacts(file).issuedOn).toBe('2026-01-10');
  });
});

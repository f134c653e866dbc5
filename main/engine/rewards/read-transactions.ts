import type { ChainSource, DecodeContext, RawTransaction } from '../ports/chain';
import type { ArchiveStore, LedgerStore, PendingTransaction } from '../ports/store';
import type { Cancel } from '../../../shared/units/cancel';
import type { LedgerLine } from '../../../shared/domain/reward';
import { throwIfCancelled } from '../../../shared/units/cancel';
import type { PassTally } from './outcome';

export interface ReadPorts {
  readonly source: ChainSource;
  readonly ledger: LedgerStore;
  readonly archive: ArchiveStore;
  readonly tally: PassTally;
  readonly cancel: Cancel;
  /** Several writes as one commit. */
  readonly together: (work: () => void) => void;
  /** Called between two transactions: when the engine was busy for a while, runs `before` and lets timers and requests have their turn. */
  readonly breathe: (before: () => void) => Promise<void>;
  /** Built for each batch: accounts and decisions grow while reading. */
  readonly context: () => DecodeContext;
  readonly onRead: () => void;
}

/** The time of a line whose transaction does not tell it: from the listing, else from the chain by slot, else not known. Never now. */
async function withTime(line: LedgerLine, pending: PendingTransaction | null, ports: ReadPorts, bySlot: Map<number, number | null>): Promise<LedgerLine> {
  if (line.atMs !== null) return line;
  if (pending?.blockTimeMs !== null && pending !== null) return { ...line, atMs: pending.blockTimeMs };
  const earlier = ports.ledger.line(line.id)?.line.atMs ?? null;
  if (earlier !== null) return { ...line, atMs: earlier };
  let atMs = bySlot.get(line.slot);
  if (atMs === undefined) {
    atMs = await ports.source.blockTimeMs(line.slot, ports.cancel);
    bySlot.set(line.slot, atMs);
  }
  return { ...line, atMs };
}

/** Writes that wait for a common commit: one commit per transaction would cost more than decoding it. */
interface Group {
  add(write: () => void): void;
  commit(): void;
}

function createGroup(together: ReadPorts['together']): Group {
  let writes: (() => void)[] = [];
  return {
    add: (write) => void writes.push(write),
    commit() {
      if (writes.length === 0) return;
      const now = writes;
      writes = [];
      together(() => {
        for (const write of now) write();
      });
    },
  };
}

/** Decodes one raw answer. Its lines and the end of its waiting are written as one step, with the group. */
async function decodeInto(group: Group, raw: RawTransaction & { readonly text: string }, pending: PendingTransaction | null, context: DecodeContext, ports: ReadPorts, bySlot: Map<number, number | null>): Promise<void> {
  const { source, ledger, tally } = ports;
  const { signature } = raw;
  const decoded = source.decode(signature, raw.text, context);
  switch (decoded.state) {
    case 'decoded': {
      const lines: LedgerLine[] = [];
      for (const line of decoded.lines) lines.push(await withTime(line, pending, ports, bySlot));
      // What waited was never written, so all of it is new.
      const fresh = pending === null ? lines.filter((line) => ledger.line(line.id) === null) : lines;
      group.add(() => {
        ledger.saveDecoded(context.walletId, signature, 'decoded', lines, decoded.newAccounts, source.decoderVersion);
        for (const line of fresh) tally.event(line.kind === 'unclassified');
      });
      return;
    }
    case 'failed-transaction':
      group.add(() => ledger.saveDecoded(context.walletId, signature, 'failed', [], [], source.decoderVersion));
      return;
    case 'unreadable':
      group.add(() => ledger.saveDecoded(context.walletId, signature, 'unreadable', [], [], source.decoderVersion));
      tally.error('transaction-unreadable', decoded.why, context.walletId);
      return;
  }
}

/**
 * Fetches what is not in the archive, archives the raw answers, decodes and saves each transaction. A kill between any two steps repeats work and
 * nothing else: what is archived is not asked for again, and the same lines written twice are the same lines.
 */
export async function readTransactions(batch: readonly PendingTransaction[], ports: ReadPorts): Promise<void> {
  const { source, ledger, archive, tally, cancel } = ports;
  const texts = new Map<string, string>();
  for (const { signature } of batch) {
    const text = archive.get(source.chain, signature);
    if (text !== null) texts.set(signature, text);
  }
  const answers = new Map<string, RawTransaction>();
  const asked = batch.filter((one) => !texts.has(one.signature)).map((one) => one.signature);
  if (asked.length > 0) for (const raw of await source.transactions(asked, cancel)) answers.set(raw.signature, raw);

  const context = ports.context();
  const bySlot = new Map<number, number | null>();
  const group = createGroup(ports.together);
  for (const pending of batch) {
    throwIfCancelled(cancel);
    const { signature } = pending;
    const kept = texts.get(signature);
    const raw = answers.get(signature);
    const text = kept ?? raw?.text ?? null;
    if (text === null) {
      saveAbsent(signature, raw?.refused ?? null, context.walletId, ports);
    } else {
      if (kept === undefined) archive.put(source.chain, signature, text);
      await decodeInto(group, { signature, text }, pending, context, ports, bySlot);
      tally.read();
    }
    ports.onRead();
    await ports.breathe(() => group.commit());
  }
  group.commit();

  function saveAbsent(signature: string, refused: string | null, walletId: string, { source: { decoderVersion } }: ReadPorts): void {
    if (refused === 'version-not-supported') {
      // Nobody will give it to this version of ours: the next decoder asks again.
      ledger.saveDecoded(walletId, signature, 'unreadable', [], [], decoderVersion);
      tally.error('transaction-unreadable', refused, walletId);
      return;
    }
    ledger.saveDecoded(walletId, signature, 'missing', [], []);
    if (refused === null) tally.error('transaction-missing', '', walletId);
    else tally.error('transaction-refused', refused, walletId);
  }
}

/**
 * Decodes transactions again that were read before: from the archive, or from the chain where the archive has dropped them. What cannot be had now
 * keeps its lines and its old mark, so that the next pass tries again.
 */
export async function decodeAgain(signatures: readonly string[], ports: ReadPorts): Promise<void> {
  const { source, archive, cancel, tally } = ports;
  const absent = signatures.filter((signature) => archive.get(source.chain, signature) === null);
  const fetched = new Map<string, string>();
  if (absent.length > 0) {
    for (const raw of await source.transactions(absent, cancel)) {
      if (raw.text === null) continue;
      fetched.set(raw.signature, raw.text);
      archive.put(source.chain, raw.signature, raw.text);
    }
  }
  const context = ports.context();
  const bySlot = new Map<number, number | null>();
  const group = createGroup(ports.together);
  for (const signature of signatures) {
    throwIfCancelled(cancel);
    const text = fetched.get(signature) ?? archive.get(source.chain, signature);
    if (text === null) tally.error('transaction-missing', 'decode-again', context.walletId);
    else await decodeInto(group, { signature, text }, null, context, ports, bySlot);
    ports.onRead();
    await ports.breathe(() => group.commit());
  }
  group.commit();
}

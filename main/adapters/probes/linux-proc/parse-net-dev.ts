import { atEnd, createTextCursor, skipBlanks, skipLine, takeCount } from '../text-cursor';

export interface InterfaceCounters {
  readonly name: string;
  readonly receivedB: number;
  readonly sentB: number;
}

/** Received columns before `bytes` sent: packets, errs, drop, fifo, frame, compressed, multicast. */
const SKIPPED = 7;

/** /proc/net/dev. Lines that are torn or foreign are left out. */
export const parseNetDev = (text: string): readonly InterfaceCounters[] => {
  const cursor = createTextCursor(text);
  const found: InterfaceCounters[] = [];
  for (; !atEnd(cursor); skipLine(cursor)) {
    skipBlanks(cursor);
    const colon = text.indexOf(':', cursor.at);
    const lineEnd = text.indexOf('\n', cursor.at);
    if (colon === -1) break;
    // The two lines of headings hold '|' and no colon.
    if (lineEnd !== -1 && colon > lineEnd) continue;
    const name = text.slice(cursor.at, colon);
    cursor.at = colon + 1;
    const receivedB = takeCount(cursor);
    for (let column = 0; column < SKIPPED; column += 1) takeCount(cursor);
    const sentB = takeCount(cursor);
    if (name !== '' && receivedB !== null && sentB !== null) found.push({ name, receivedB, sentB });
  }
  return found;
};

/** Ends of virtual cables and bridges: what they carry is counted again at the real interface. */
const INNER = ['veth', 'docker', 'br-', 'virbr', 'vnet', 'ifb', 'dummy', 'cni', 'flannel', 'cali', 'lxc', 'podman', 'sit', 'ip6tnl', 'tunl', 'gre', 'erspan', 'nlmon'];

/** Whether an interface is worth a line: it carried something since boot and is neither the loopback nor an inner end. */
export const isWorthWatching = (counters: InterfaceCounters): boolean =>
  counters.name !== 'lo' && counters.receivedB + counters.sentB > 0 && !INNER.some((prefix) => counters.name.startsWith(prefix));

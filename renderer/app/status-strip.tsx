import { useQuery } from '@tanstack/react-query';
import type { Home } from '../../shared/contract/schemas/home';
import { fromWire } from '../../shared/units/token-amount';
import { useEngine } from '../state/engine';
import { useNetworkNames } from '../state/network-names';
import { symbolText } from '../strings/symbol';
import { useFormats } from '../strings/use-formats';
import { t, wordsForCode } from '../strings/words';
import { useNow } from '../ui/now';

const SYMBOLS = { well: '●', attention: '▲', unknown: '○', 'first-run': '○' } as const;
const CLASSES = { well: 'nw-gain', attention: 'nw-warn', unknown: 'nw-unknown', 'first-run': 'nw-unknown' } as const;

/** One line over every page: all well? last reward? next one? */
export function StatusStrip() {
  const engine = useEngine();
  const formats = useFormats();
  const now = useNow();
  const asked = useQuery(engine.ask.home.get.queryOptions({ input: {} }));
  const home = asked.data;
  if (home === undefined) return <span className="nw-muted">{asked.error === null ? t('home.status.loading') : t('card.unreachable')}</span>;
  const last = home.lastReward;
  return (
    <>
      <span>
        <span className={CLASSES[home.level]} aria-hidden="true">
          {SYMBOLS[home.level]}{' '}
        </span>
        <strong>{t(`home.status.${home.level}`)}</strong>
      </span>
      <span>{devicesWords(home)}</span>
      <span className="nw-muted">
        {last === null || last.line.atMs === null
          ? t('home.status.no-last')
          : t('home.status.last', { age: formats.age(now, last.line.atMs), amount: formats.tokens(fromWire({ base: last.line.base, decimals: last.line.decimals }), symbolText(last.line.symbol)) })}
      </span>
      <NextReward home={home} now={now} />
    </>
  );
}

function devicesWords(home: Home): string {
  const { up, down, unknown } = home.devices;
  if (down === 0 && unknown === 0) return up === 0 ? '' : t('home.status.all-up', { n: up });
  const parts = [t('home.status.up', { n: up })];
  if (down > 0) parts.push(t('home.status.down', { n: down }));
  if (unknown > 0) parts.push(t('home.status.not-watched', { n: unknown }));
  return parts.join(', ');
}

function NextReward(props: { readonly home: Home; readonly now: number }) {
  const formats = useFormats();
  const names = useNetworkNames();
  const next = props.home.next.flatMap((entry) => (entry.atMs === null ? [] : [{ ...entry, atMs: entry.atMs }])).toSorted((a, b) => a.atMs - b.atMs)[0];
  if (next === undefined) return null;
  const params = { network: names.name(next.network), age: formats.age(props.now, next.atMs) };
  return (
    <span className="nw-muted" title={wordsForCode('home.status.next.basis', next.basis) ?? undefined}>
      {next.atMs < props.now ? t('home.status.overdue', params) : t('home.status.next', params)}
    </span>
  );
}

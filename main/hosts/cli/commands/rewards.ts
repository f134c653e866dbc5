import { parseLocalDate } from '../../../../shared/units/local-date';
import { toDecimalText } from '../../../../shared/units/token-amount';
import type { Command } from '../command';
import { EXIT, toTable, UsageError } from '../output';
import { readDay, readOptions } from '../words';

const MONTH_DAYS = 30;

/** `rewards`: what reached the wallets between two local days, from the same day book as the pages. */
export const rewards: Command = {
  name: 'rewards',
  usage: 'rewards [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--json]',
  what: 'rewards, costs and net of a stretch of days',
  async run({ words, json, output, engine }) {
    const { values } = readOptions(words, { from: 'text', to: 'text' }, this.usage);
    const { handlers, parts } = engine();
    const today = parts.books.today();
    const to = readDay(values['to'], 'to', parseLocalDate) ?? today;
    const from = readDay(values['from'], 'from', parseLocalDate) ?? to - MONTH_DAYS + 1;
    if (to < from) throw new UsageError('--to should be on or after --from');
    const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
    const earnings = await handlers.rewards.earnings({ fromDay: dayText(from), toDay: dayText(to) });
    const zone = parts.books.zone();
    const filter = { kinds: ['reward' as const, 'staking' as const], fromMs: zone.startOfDay(from), toMs: zone.startOfDay(to + 1) };
    const page = await handlers.rewards.list({ filter, limit: 500, offset: 0 });
    if (json) {
      output.answer(JSON.stringify({ fromDay: dayText(from), toDay: dayText(to), ...earnings, lines: page.rows, lineCount: page.total }));
      return EXIT.good;
    }
    output.answer(
      toTable(['day', 'network', 'what', 'amount', 'token', `value ${earnings.currency}`], page.rows.map((r) => [
        r.line.atMs === null ? '—' : dayText(zone.dayAt(r.line.atMs)), r.line.network ?? '—', r.line.kind, toDecimalText({ base: BigInt(r.line.base), decimals: r.line.decimals }),
        r.line.symbol ?? r.line.mint, r.value.known ? r.value.value.toFixed(2) : `— ${r.value.reason}`,
      ])),
    );
    const { income, cost, net } = earnings;
    const figure = (f: typeof income): string => (f.value.known ? `${f.missing > 0 ? '≥ ' : ''}${f.value.value.toFixed(2)} ${earnings.currency}` : `— (${f.value.reason})`);
    output.words(`income ${figure(income)} · cost ${figure(cost)} · ${earnings.netIsKnown ? `net ${figure(net)}` : 'net not known'}`);
    if (page.total > page.rows.length) output.words(`${page.total - page.rows.length} more lines; narrow the days to see them`);
    return EXIT.good;
  },
};

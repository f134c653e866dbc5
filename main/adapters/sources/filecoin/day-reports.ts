import { winSpread } from '../../../../shared/economics/lumpy-income';
import type { Wallet } from '../../../../shared/domain/wallet';
import type { SourceFact, SourceReport } from '../../../../shared/domain/source-look';
import { FIL, FIL_DECIMALS } from '../../../../shared/networks/filecoin/tokens';
import { MS_PER_DAY } from '../../../../shared/units/duration';
import { toNumber } from '../../../../shared/units/token-amount';
import { rewardOf, type DayRow } from './day-row';
import { rewardByWins } from './decode-entry';
import { toAttoFil, toDecimalDigits } from './fil-text';
import type { RecentDays } from './recent-days';

const DAYS = 30;

/** What the provider could expect on a day by its share of the network's power; null: not known. */
export function expectedOf(row: DayRow): { readonly fil: number; readonly wins: number } | null {
  if (row.network === null || row.powerTib === null) return null;
  const [power, all, reward, wins] = [Number(row.powerTib), Number(row.network.powerTib), Number(row.network.reward), Number(row.network.wins)];
  if (!(all > 0) || !(power >= 0) || power > all || !Number.isFinite(reward) || !Number.isFinite(wins)) return null;
  return { fil: (reward * power) / all, wins: (wins * power) / all };
}

const toAtto = (fil: number): bigint | null => {
  const text = toDecimalDigits(fil, {});
  return text === null ? null : toAttoFil(text);
};

/** What the Data Portal says of the last days: earned, and what the share of power promised. */
export function toReports(wallet: Wallet, recent: RecentDays): readonly SourceReport[] {
  return recent.rows.flatMap((row) => {
    const report = (what: 'earned' | 'expected', source: string, base: bigint | null): readonly SourceReport[] =>
      base === null ? [] : [{
        walletId: wallet.id, network: 'filecoin', source, device: wallet.address, what, fromMs: row.day * MS_PER_DAY, toMs: (row.day + 1) * MS_PER_DAY, boundary: 'utc-day',
        mint: FIL.mint, symbol: FIL.symbol, base: base.toString(), decimals: FIL_DECIMALS, asOfMs: recent.asOfMs,
      }];
    const expected = expectedOf(row);
    return [...report('earned', 'filecoin-data-portal', rewardOf(row)), ...report('expected', 'filecoin-power-share', expected === null ? null : toAtto(expected.fil))];
  });
}

/**
 * Expected against realised over the last 30 days that the file has, with the Poisson spread of the number of wins. Empty when a day of them is not
 * known: a sum with holes would be compared with a whole one.
 */
export function toComparison(wallet: Wallet, recent: RecentDays): readonly SourceFact[] {
  const rows = recent.rows.toSorted((a, b) => b.day - a.day).slice(0, DAYS);
  let earned = 0n;
  let byWins = 0;
  let won = 0;
  let expected = 0;
  let expectedWins = 0;
  for (const row of rows) {
    const reward = rewardOf(row);
    const promise = expectedOf(row);
    const fair = rewardByWins(row);
    if (reward === null || promise === null || fair === null) return [];
    earned += reward;
    byWins += Number(fair);
    won += Number(row.wins);
    expected += promise.fil;
    expectedWins += promise.wins;
  }
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (newest === undefined || oldest === undefined || rows.length < DAYS || newest.day - oldest.day !== DAYS - 1 || expectedWins <= 0) return [];
  const spread = winSpread(expectedWins);
  const perWin = expected / expectedWins;
  const fact = (name: string, value: number, unit: string, kind: SourceFact['kind'] = 'estimated'): SourceFact => ({
    walletId: wallet.id, network: 'filecoin', device: wallet.address, name, value, text: null, unit, kind, source: 'filecoin-data-portal', asOfMs: recent.asOfMs,
  });
  return [
    fact('filecoin-earned-30d', toNumber({ base: earned, decimals: FIL_DECIMALS }), 'FIL', 'reported'),
    fact('filecoin-by-wins-30d', byWins, 'FIL'),
    fact('filecoin-wins-30d', won, 'count', 'reported'),
    fact('filecoin-expected-30d', expected, 'FIL'),
    fact('filecoin-expected-30d-low', spread.p10 * perWin, 'FIL'),
    fact('filecoin-expected-30d-high', spread.p90 * perWin, 'FIL'),
  ];
}

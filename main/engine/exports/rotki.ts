import type { LineKind } from '../../../shared/domain/reward';
import { fiatOf, partsOfTokenId } from '../../../shared/networks/token-id';
import { toDecimalText } from '../../../shared/units/token-amount';
import type { ExportPlan, ExportStore, FileLine } from '../ports/exporter';
import { csvRows, type CsvCell } from './csv';
import { descriptionOf, symbolOf, transactionOf, writeForeign, type ForeignLine } from './foreign-lines';
import type { FileEnd, FileSink } from './ledger-file';

/** Columns of rotki's generic events; where they come from stands in the README. */
export const ROTKI_COLUMNS = ['Type', 'Location', 'Currency', 'Amount', 'Fee', 'Fee Currency', 'Description', 'Timestamp'] as const;

/** rotki takes `external` for every place it has no name for. */
const LOCATION = 'external';

/** What left is a withdrawal, what was bought a deposit: rotki changes no gain by either until the person says what it was. */
const TYPES: Readonly<Partial<Record<LineKind, string>>> = { reward: 'Income', staking: 'Staking', conversion: 'Deposit', outgoing: 'Withdrawal' };

/** Coins that rotki names by their symbol. */
const COINS: Readonly<Record<string, string>> = { 'filecoin/fil': 'FIL', 'theta/tfuel': 'TFUEL', 'akash/uakt': 'AKT', 'flux/flux': 'FLUX', 'eip155:42161/native': 'ETH', 'eip155:1/native': 'ETH' };

/** rotki's identifier of a token: by its contract where it has one, because symbols collide. */
export function rotkiAsset(line: FileLine): string {
  const fiat = fiatOf(line.mint);
  if (fiat !== null) return fiat;
  const coin = COINS[line.mint];
  if (coin !== undefined) return coin;
  const { chain, token } = partsOfTokenId(line.mint);
  if (chain === 'solana') return `solana/token:${token}`;
  return chain.startsWith('eip155:') && token.startsWith('0x') ? `${chain}/erc20:${token}` : symbolOf(line);
}

const rowOf = ({ line }: ForeignLine): readonly CsvCell[] => {
  const transaction = transactionOf(line);
  return [
    TYPES[line.kind] ?? null, LOCATION, rotkiAsset(line), toDecimalText({ base: BigInt(line.base), decimals: line.decimals }), null, null,
    `${descriptionOf(line)}${transaction === null ? '' : `, transaction ${transaction}`}`, line.atMs,
  ];
};

/** rotki prices events itself: the file carries amounts and times, no values. */
export const writeRotki = (plan: ExportPlan, store: ExportStore, sink: FileSink): FileEnd =>
  writeForeign(plan, store, sink, csvRows([ROTKI_COLUMNS]), (lines) => csvRows(lines.map(rowOf)));

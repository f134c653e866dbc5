import type { InputOf } from '../../../shared/contract/handlers';
import type { RewardsDesk } from '../../navigation/routes';

export type LineFilter = InputOf<'rewards', 'list'>['filter'];

/** Lines that another desk points at, with the words for them. */
export interface OpenedLines {
  readonly filter: LineFilter;
  readonly words: string;
  readonly from: RewardsDesk;
  readonly network?: string;
}

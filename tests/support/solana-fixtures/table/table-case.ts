import type { DecodeContext } from '../../../../main/engine/ports/chain';
import { contextOf, fixture, type ExpectedLine, type FixtureCase } from '../case';
import type { FixtureTransaction } from '../transaction-builder';

/** A line of the table, with what its evidence and network have to say where that matters. */
export interface TableLine extends ExpectedLine {
  readonly network?: string | null;
  readonly facts?: Readonly<Record<string, string>>;
  readonly destination?: string;
}

/** A hand-made transaction of the table; `expected` in the order of the lines. */
export interface TableCase extends Omit<FixtureCase, 'expected'> {
  /** Rule of section 13 of the facts page that it is about. */
  readonly section: string;
  readonly expected: readonly TableLine[];
}

/** Makes cases of one section. */
export const casesOf =
  (section: string) =>
  (described: FixtureTransaction, expected: readonly TableLine[], context: DecodeContext = contextOf()): TableCase => ({ ...fixture(described, [], context), section, expected });

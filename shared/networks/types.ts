import type { ChainId } from '../domain/wallet';

/**
 * How sure a fact is. `verified`: read in the project's own source or recomputed; `secondary`: a third party says so; `unsure`: one weak
 * source or a conflict: shown as "not known", never counted with.
 */
export type Mark = 'verified' | 'secondary' | 'unsure';

/** Where a fact comes from and when it was looked up. */
export interface Sourced {
  readonly mark: Mark;
  readonly source: string;
  /** Day the fact was read or published, YYYY-MM-DD. */
  readonly asOf: string;
}

/** A token by its mint. Symbols collide; the mint alone identifies. */
export interface TokenFacts extends Sourced {
  readonly mint: string;
  readonly symbol: string;
  readonly name: string;
  /** null: not known from a source; then only the chain's own answer counts. */
  readonly decimals: number | null;
  readonly program: 'spl-token' | 'token-2022' | null;
  /** Network that issues it, by id; also networks of later versions. null: money or a token of the chain itself. */
  readonly network: string | null;
}

/** How rewards reach a wallet, for words and for the check of a rhythm. */
export interface Cadence extends Sourced {
  readonly accrual: 'block' | 'hour' | 'utc-day' | 'week' | 'two-weeks' | 'month' | 'round' | 'job';
  readonly payout: 'on-claim' | 'per-block' | 'per-job' | 'per-round' | 'daily' | 'weekly' | 'two-weekly' | 'monthly' | 'rare';
  /** UTC instant at which an epoch starts, and its length; null when there is no epoch. */
  readonly epochStartMs: number | null;
  readonly epochMs: number | null;
  /** So many expected intervals without a reward are worth an alert; null: silence means nothing (jobs, claims by hand). */
  readonly silentIntervals: number | null;
}

/** One version of how a network rewards operators, in words. Numbers that are calculated with stand as `DatedRate` beside it. */
export interface NetworkRule extends Sourced {
  /** The network's own name of the rule or proposal (`HIP-149`), or the day it was read. */
  readonly version: string;
  /** First day it held, YYYY-MM-DD; null: since the beginning, or not known. */
  readonly fromDay: string | null;
  /** One or two plain sentences. */
  readonly text: string;
}

/** A rate that holds from an instant on, in whole tokens; the last one holds until another is known. */
export interface DatedRate extends Sourced {
  readonly fromMs: number;
  readonly tokens: number;
  readonly per: 'day' | 'week' | 'month';
  /** What the rate counts, as a code of the string catalogue. */
  readonly what: string;
}

/** A number of a rule that holds from a day on, until the next one. */
export interface DatedFigure extends Sourced {
  /** First day it held, YYYY-MM-DD (UTC); null: since the beginning, or not known. */
  readonly fromDay: string | null;
  readonly value: number;
}

/** One number of a network's reward rule through time, for example what is emitted a day or what share is held back. */
export interface RuleFigure {
  /** Code of the string catalogue: `rule-figure.<id>`. Unique within a network. */
  readonly id: string;
  readonly subject: 'emission' | 'split' | 'pool' | 'multiplier' | 'fee' | 'vesting' | 'held' | 'penalty' | 'pledge' | 'rate' | 'day-boundary';
  /** `HNT/day`, `share`, `days`, `USD/TB-month`, `UTC hour` … */
  readonly unit: string;
  /** Oldest first. */
  readonly values: readonly DatedFigure[];
}

/** A dated change of what the network pays an operator for the same work: from that day on the rate is multiplied by `factor`. */
export interface PayStep extends Sourced {
  /** First day, YYYY-MM-DD (UTC). */
  readonly from: string;
  readonly factor: number;
  /** What is not known about it, as a code of the string catalogue; null when nothing is open. */
  readonly open: string | null;
}

/** A change of a rule that is talked about or voted on and has not happened. It can be tried on a record and is in no forecast. */
export interface RuleProposal extends Sourced {
  /** The network's own name: `FIP-0118`. */
  readonly id: string;
  readonly title: string;
  readonly status: 'draft' | 'voting' | 'accepted';
  /** Day it would begin, where one is named. */
  readonly fromDay: string | null;
  /** One or two plain sentences. */
  readonly text: string;
  /** What it does to tokens received for the same work. Several effects multiply where they touch the same part. */
  readonly effects: readonly ProposalEffect[];
  /** What nobody knows about it, as plain sentences. */
  readonly open: readonly string[];
}

export interface ProposalEffect {
  /** Part of the reward, as the ledger's rule code (`helium-distribution`) names it; null: all of it. */
  readonly part: string | null;
  /** Factors on tokens received: a bad, a middle and a good case. Equal where the text leaves no room. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Why, as one plain sentence. */
  readonly why: string;
}

/** Hardware that works for a network. Watts are only ever a first guess: measured or typed watts win. */
export interface HardwareNote extends Sourced {
  readonly id: string;
  readonly name: string;
  readonly watts: readonly [low: number, high: number] | null;
  readonly priceUsd: readonly [low: number, high: number] | null;
}

export interface NetworkFacts {
  readonly id: string;
  readonly name: string;
  /** Chains on which its payments can be seen, the usual one first. */
  readonly chains: readonly ChainId[];
  /** Slot of the network's colour in the palette of charts; never changes, so that a colour means one network. */
  readonly colorSlot: number;
  /** Tokens in which it pays or paid, the current one first. */
  readonly tokens: readonly TokenFacts[];
  readonly cadence: Cadence;
  /** How a payment is recognised: by the program or contract that pays, by a sender that the person confirms once, or by the network's own interface. */
  readonly recognition: 'program' | 'confirmed-sender' | 'own-source';
  /** Versions of the rule, oldest first; the last one whose day has come is in force. */
  readonly rules: readonly NetworkRule[];
  /** Numbers of the rule with their dates. Absent: none is known. */
  readonly figures?: readonly RuleFigure[];
  /** Dated changes of pay for the same work, oldest first; those ahead stand in every forecast. */
  readonly paySteps?: readonly PayStep[];
  readonly proposals?: readonly RuleProposal[];
  /** What no source told, as plain sentences; shown, never guessed around. */
  readonly notKnown: readonly string[];
  /** How the network checks that the hardware is real, as one sentence; null: no source told. */
  readonly verification: string | null;
  readonly hardware: readonly HardwareNote[];
  /** Addresses that pay, as the file names them by which the operator added the network: adding it confirmed them. Absent for built-in networks. */
  readonly senders?: readonly string[];
}

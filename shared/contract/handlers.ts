import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';

import type { Cancel } from '../units/cancel';
import type { Contract } from './contract';
import type { ChangesTopic, Frame, HardwareTopic, SyncTopic } from './topics';

/** Handlers may answer with frozen data: what crosses is copied anyway. */
export type DeepReadonly<T> = T extends (infer U)[] ? readonly DeepReadonly<U>[] : T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

type Questions = Omit<Contract, 'live'>;
type Inputs = InferContractRouterInputs<Questions>;
type Outputs = InferContractRouterOutputs<Questions>;

/** What an engine has to answer, derived from the contract: a call without a handler does not compile. */
export type QuestionHandlers = {
  readonly [G in keyof Questions]: {
    readonly [C in keyof Questions[G]]: C extends keyof Inputs[G] & keyof Outputs[G]
      ? (input: Inputs[G][C]) => Promise<DeepReadonly<Outputs[G][C]>> | DeepReadonly<Outputs[G][C]>
      : never;
  };
};

/** Live topics: an endless stream of frames until cancelled. */
export interface LiveHandlers {
  readonly hardware: (cancel: Cancel) => AsyncIterable<Frame<DeepReadonly<HardwareTopic>>>;
  readonly sync: (cancel: Cancel) => AsyncIterable<Frame<DeepReadonly<SyncTopic>>>;
  readonly changes: (cancel: Cancel) => AsyncIterable<Frame<DeepReadonly<ChangesTopic>>>;
}

export type EngineHandlers = QuestionHandlers & { readonly live: LiveHandlers };

/** Input and output types of one call, for pages, command line and tests. */
export type InputOf<G extends keyof Questions, C extends keyof Questions[G]> = C extends keyof Inputs[G] ? Inputs[G][C] : never;
export type OutputOf<G extends keyof Questions, C extends keyof Questions[G]> = C extends keyof Outputs[G] ? Outputs[G][C] : never;

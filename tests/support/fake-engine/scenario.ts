import { engineError } from '../../../main/engine/errors';

/** `full`: all known; `empty`: nothing set up; `partial`: costs and prices missing, a sync under way; `broken`: questions about money fail. */
export type FakeScenario = 'full' | 'empty' | 'partial' | 'broken';

/** Answers, unless the scenario is the one in which sources are out of reach. */
export const answerIn = (scenario: FakeScenario) => <T>(answer: () => T): T => {
  if (scenario === 'broken') throw engineError('SOURCE_UNREACHABLE', { source: 'store', reason: 'timed-out' });
  return answer();
};

/** Text as somebody might write it into a token or a device name: markup, a reversed reading direction, unseen characters. */
export const HOSTILE = '<script>alert(1)</script>\u202Eexe.tset\u200B\u0007 <img src=x onerror=alert(2)>';

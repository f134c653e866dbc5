import fc from 'fast-check';

// Property tests draw the same cases every time, so that a red run can be run again. Another seed explores: NODEWORTH_SEED=random, or a number.
const wish = process.env['NODEWORTH_SEED'] ?? '20261122';
if (wish !== 'random') fc.configureGlobal({ seed: Number(wish) });

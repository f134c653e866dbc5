// Runs the suites and counts. Used by the gate (tests/run.mjs) and by the quick check (tests/check.mjs).
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { run } from '../../main/tools/lib/child.mjs';
import { findChromium, onPath } from '../../main/tools/lib/chromium.mjs';
import { findElectron } from '../../main/tools/lib/electron.mjs';
import { at } from '../../main/tools/lib/paths.mjs';

const bin = (name) => at('node_modules/.bin', name);
const vitest = ['--config', at('tests/vitest.config.ts')];

/** Where the recorded data of other people is; tests pass it over where it is absent. */
export const recordedFolder = () => process.env.NODEWORTH_RECORDED ?? at('../shared/recorded');

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);

/** A tool that passes or fails as a whole: one count. */
export const runTool = async (name, command, words) => {
  const start = performance.now();
  const { code, output } = await run(command, words, { cwd: at() });
  const good = code === 0;
  return { name, passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, seconds: seconds(start), output: good ? '' : output };
};

export const types = async () => await runTool('types', bin('tsc'), ['-b']);
export const lint = async () => await runTool('lint', bin('oxlint'), ['--type-aware', '--deny-warnings']);

/** One vitest project, counted from its own report. A project that runs nothing has failed: nobody would notice otherwise. */
export const project = async (name, env = {}) => {
  const start = performance.now();
  const report = at('.cache/test-results', `${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const words = ['run', ...vitest, '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await run(bin('vitest'), words, { cwd: at(), env: { NODEWORTH_RECORDED: recordedFolder(), NO_COLOR: '1', ...env } });
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const passed = counts.numPassedTests ?? 0;
  const skipped = (counts.numPendingTests ?? 0) + (counts.numTodoTests ?? 0);
  const broken = code !== 0 || counts.success !== true || passed + skipped === 0;
  const failed = Math.max(counts.numFailedTests ?? 0, broken ? 1 : 0);
  return { name, passed, failed, skipped, seconds: seconds(start), output: failed > 0 ? output : reasons(output) };
};

/** Lines in which a passing suite says why it passed something over. */
const reasons = (output) => output.split('\n').filter((line) => /^(skipped|passed over):/i.test(line.trim())).join('\n');

/** How many tests a project would run, so that a suite that is passed over is counted as what it is. */
export const countTests = async (name) => {
  const { code, output } = await run(bin('vitest'), ['list', ...vitest, '--project', name, '--json'], { cwd: at() });
  try {
    return code === 0 ? JSON.parse(output.slice(output.indexOf('['), output.lastIndexOf(']') + 1)).length : 1;
  } catch {
    return 1;
  }
};

/** What the suites in real windows need, and what of it is missing here: { browser, electron } with a reason, or undefined where all is there. */
export const missing = () => ({
  browser: findChromium() === undefined ? 'no Chromium (main/tools/get-chromium.mjs gets one)' : undefined,
  electron:
    findElectron() === undefined
      ? 'no Electron (main/tools/get-electron.mjs gets one)'
      : process.platform === 'linux' && onPath('Xvfb') === undefined
        ? 'no Xvfb'
        : undefined,
});

/** One line about a suite, and its output where there is something to read. */
export const tell = ({ name, passed, failed, skipped, seconds: took, output }) => {
  if (output !== '') process.stdout.write(`${output.trimEnd()}\n`);
  process.stdout.write(`${failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(13)} ${passed} passed, ${failed} failed, ${skipped} skipped (${took} s)\n`);
};

/** Sums the suites, prints the last line `N passed, N failed[, N skipped]`, and sets the exit status. */
export const finish = (results) => {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped');
  process.exitCode = sum('failed') > 0 ? 1 : 0;
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
};

// npm test: builds, then types, lint, import rules and every suite. Suites in a real browser or a real desktop window are passed over, and
// said so, where there is none; NODEWORTH_REQUIRE=browser,electron makes that a failure. The last line is the count.
import { buildStale } from '../main/tools/lib/build.mjs';
import { findChromium } from '../main/tools/lib/chromium.mjs';
import { findElectron } from '../main/tools/lib/electron.mjs';
import { needNode } from '../main/tools/lib/node-version.mjs';
import { countTests, finish, lint, missing, project, tell, types } from './gate/suites.mjs';

needNode();
const required = (process.env.NODEWORTH_REQUIRE ?? '').split(',').filter((word) => word !== '');
const unknown = required.filter((word) => word !== 'browser' && word !== 'electron');
if (unknown.length > 0) throw new Error(`NODEWORTH_REQUIRE names ${unknown.join(', ')}; it knows browser and electron`);

const results = [];
const add = (result) => {
  tell(result);
  results.push(result);
};

const build = async () => {
  const start = performance.now();
  const took = () => ((performance.now() - start) / 1000).toFixed(1);
  try {
    await buildStale();
    return { name: 'build', passed: 1, failed: 0, skipped: 0, seconds: took(), output: '' };
  } catch (error) {
    return { name: 'build', passed: 0, failed: 1, skipped: 0, seconds: took(), output: String(error.message) };
  }
};

add(await build());
for (const result of await Promise.all([types(), lint()])) add(result);

const lacks = missing();
const electron = findElectron();
process.stdout.write(`browser: ${lacks.browser ?? findChromium()}\n`);
process.stdout.write(`electron: ${lacks.electron ?? `${electron.version} (${electron.origin})`}\n`);

const needs = { e2e: 'browser', desktop: 'electron' };
for (const name of ['architecture', 'unit', 'integration', 'recorded', 'hosts', 'e2e', 'desktop']) {
  const lacking = needs[name] === undefined ? undefined : lacks[needs[name]];
  if (lacking === undefined) add(await project(name, { NODEWORTH_BUILT: '1' }));
  else if (required.includes(needs[name])) add({ name, passed: 0, failed: 1, skipped: 0, seconds: '0.0', output: `${name}: ${lacking}, and NODEWORTH_REQUIRE names it` });
  else add({ name, passed: 0, failed: 0, skipped: await countTests(name), seconds: '0.0', output: `${name} is passed over: ${lacking}` });
}
finish(results);

// `npm run check`: format and lint, types, arrows, dead code, tests. Every check runs even when an earlier one failed; the last line
// counts checks and tests together.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAsked, runNode } from './step.mjs';
import { checkTypes } from './types.mjs';

const tool = (...path) => join('node_modules', ...path);

const CHECKS = [
  { name: 'format and lint', run: () => runNode([tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '.']) },
  { name: 'types', run: checkTypes },
  { name: 'arrows', run: () => runNode([join('scripts', 'arrows.mjs')]) },
  { name: 'dead code', run: () => runNode([tool('knip', 'bin', 'knip.js')]) },
];

/** Runs everything, then says what passed. `earlier` are checks the caller has done; the answer is the exit code. */
export async function check(earlier = []) {
  const results = [...earlier];
  for (const { name, run } of CHECKS) {
    console.log(`\n> ${name}`);
    results.push({ name, ok: (await run()) === 0 });
  }
  console.log('\n> tests');
  const tests = await runTests();
  for (const name of tests.skipped) console.log(`not run: ${name}`);
  for (const { name, ok } of results) console.log(`${ok ? 'ok' : 'FAILED'}: ${name}`);
  const passed = tests.passed + results.filter(({ ok }) => ok).length;
  const failed = tests.failed + results.filter(({ ok }) => !ok).length;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'xunhe-report-'));
  const report = join(folder, 'tests.json');
  try {
    const code = await runNode([
      ...[tool('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json'],
      `--outputFile.json=${report}`,
    ]);
    return countTests(JSON.parse(readFileSync(report, 'utf8')), code);
  } catch (error) {
    console.error(`The tests left no report: ${error.message}`);
    return { passed: 0, failed: 1, skipped: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not be loaded has no tests to count, but the run did fail. */
function countTests({ numPassedTests, numFailedTests, testResults }, code) {
  const skipped = testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'skipped' || status === 'pending')
      .map(({ fullName }) => fullName),
  );
  return { passed: numPassedTests, failed: code === 0 ? 0 : Math.max(1, numFailedTests), skipped };
}

if (isAsked(import.meta.url)) process.exitCode = await check();

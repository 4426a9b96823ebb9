// `npm test` on a bare checkout: installs what is needed, builds, then runs every check and every test. The last line counts them.
import { findBrowser } from './browser.mjs';
import { check } from './check.mjs';
import { install } from './install.mjs';
import { runNode } from './step.mjs';

try {
  await install();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const browser = await findBrowser();
if (browser !== null) process.env.CHROMIUM_PATH = browser;
// Without a browser the rest still runs on a person's machine; where nobody watches, a test that was left out must not look passed.
const isAlone = process.env.CI !== undefined && process.env.CI !== '';
const results = browser === null && isAlone ? [{ name: 'a browser for the screens', ok: false }] : [];
results.push({ name: 'build', ok: (await runNode(['scripts/build.mjs'])) === 0 });
process.exitCode = await check(results);

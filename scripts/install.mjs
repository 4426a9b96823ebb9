// Installs the dependencies when they are missing or other than the lock says. npm writes its own record into node_modules as its last
// step, so an install that was cut off is seen and done again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAsked, ROOT, run, runNode, withProgress } from './step.mjs';

const OLDEST_NODE = [20, 19];

export async function install() {
  checkNode();
  const wanted = readPackages('package-lock.json');
  if (isInstalled(wanted, readPackages('node_modules/.package-lock.json'))) return;
  const count = Object.keys(wanted).length;
  // NODE_ENV=production must not leave out what builds the product.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const code = await withProgress(`Installing up to ${count} packages, once`, () =>
    npm?.endsWith('.js') ? runNode([npm, ...args]) : run('npm', args, { shell: process.platform === 'win32' }),
  );
  if (code !== 0) {
    throw new Error(
      'The dependencies could not be installed (npm says why above). npm must reach a package registry: see `npm config get registry`.',
    );
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(`Node ${OLDEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}.`);
}

/** Optional packages (other platforms' binaries) may be absent; every other must be there in the locked version. */
export function isInstalled(wanted, present) {
  return Object.entries(wanted).every(([path, { version, link, optional, peer }]) => {
    if (path === '' || optional || peer || !path.includes('node_modules/')) return true;
    return present[path] !== undefined && (link || present[path].version === version);
  });
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

if (isAsked(import.meta.url)) {
  await install().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

// Finds a Chromium for the tests that look at screens. Nothing is downloaded behind the system's back: as root on a system with apt it is
// installed from there, with a Chinese font; elsewhere the missing thing is named.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, withProgress } from './step.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium, or null after saying what to do. */
export async function findBrowser() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked !== undefined && asked !== '') {
    if (existsSync(asked)) return asked;
    console.error(`CHROMIUM_PATH names ${asked}, where there is nothing.`);
    return null;
  }
  if (mayInstall() && (findProgram() === null || !hasChineseFont())) await installBrowser();
  const path = findProgram();
  if (path === null) {
    console.error(
      'Missing: Chromium (the tests of the screens need it). Install it, on Debian and Ubuntu with\n' +
        `  sudo apt-get install ${PACKAGES.join(' ')}\n` +
        'or set CHROMIUM_PATH to the program.',
    );
  } else if (!hasChineseFont()) {
    console.error(
      'Missing: a Chinese font. Screens are tested, but Chinese shows as boxes (sudo apt-get install fonts-noto-cjk).',
    );
  }
  return path;
}

function findProgram() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS];
  return paths.find((path) => existsSync(path)) ?? null;
}

function hasChineseFont() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return process.platform !== 'linux' || (status === 0 && stdout.trim() !== '');
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

async function installBrowser() {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const apt = (...args) => run('apt-get', ['-q', '-y', ...args], options);
  await withProgress(`Installing ${PACKAGES.join(' and ')} from the system's packages`, async () => {
    await apt('update');
    await apt('install', '--no-install-recommends', ...PACKAGES);
  });
}

// Finds a Chromium for the browser tests, and gets one where there is none. Knows nothing of what is tested.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run } from './setup.mjs';

const NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chromium',
  'chromium-browser',
  'chromium-headless-shell',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
const MINUTE = 60_000;

/** Flags that stop the browser's own errands, so that what the network tests see is the page's doing. */
export const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  // The sandbox refuses to start for root, which is who one is in a container.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * A browser that is there, in order: named by the environment, Playwright's own, the system's.
 * @returns {Promise<string | null>}
 */
export async function findBrowser() {
  const named = process.env['STAGELIGHT_CHROMIUM'] ?? process.env['CHROMIUM_PATH'];
  if (named) {
    if (starts(named)) return named;
    console.error(`${named} (from the environment) does not start.`);
  }
  const { chromium } = await import('@playwright/test');
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const system = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [chromium.executablePath(), ...system, ...PLACES].find(starts) ?? null;
}

/**
 * A browser, got if need be: from Playwright, else from the system's packages.
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  let found = await findBrowser();
  for (const get of [fromPlaywright, fromPackages]) {
    if (found !== null) return found;
    get();
    found = await findBrowser();
  }
  if (found !== null) return found;
  console.error(
    'No Chromium found and none could be installed. Install one, or name it in STAGELIGHT_CHROMIUM.',
  );
  process.exit(1);
}

/** There and able to run: one whose libraries are missing is found by asking its version. @param {string} file */
function starts(file) {
  if (!existsSync(file) || !statSync(file).isFile()) return false;
  if (process.platform === 'win32') return true; // chrome.exe --version opens a window
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: MINUTE / 2 }).status === 0;
}

function fromPlaywright() {
  // On a bare Linux its download could not run for lack of libraries; the package below brings them.
  if (process.platform === 'linux' && !hasLibrary('libnss3.so') && asRoot() !== null) return;
  console.log('Installing a browser (playwright install chromium) …');
  run('npx', ['--no-install', 'playwright', 'install', 'chromium'], { timeout: 5 * MINUTE });
}

function fromPackages() {
  const root = asRoot();
  if (process.platform !== 'linux' || root === null) return;
  /** @param {string[]} args */
  const apt = (...args) => {
    const [command = 'apt-get', ...rest] = [...root, 'apt-get', ...args];
    return run(command, rest, { timeout: 10 * MINUTE });
  };
  console.log('Installing a browser (apt-get install) …');
  apt('update', '-q');
  for (const name of ['chromium-headless-shell', 'chromium']) {
    if (apt('install', '-y', '-q', '--no-install-recommends', name) === 0) return;
  }
}

/** What to put before a command that needs root; null where there is no way, or no apt. @returns {string[] | null} */
function asRoot() {
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return null;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
    ? ['sudo', '-n']
    : null;
}

/** @param {string} name */
function hasLibrary(name) {
  const { status, stdout } = spawnSync('ldconfig', ['-p'], { encoding: 'utf8' });
  return status !== 0 || stdout.includes(name);
}

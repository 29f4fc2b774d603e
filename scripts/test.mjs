// `npm test`: installs what is missing, a browser included, then runs every check in order and stops at the first failure.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureBrowser } from './browser.mjs';
import { ROOT, run, setup } from './setup.mjs';

const CACHE = path.join(ROOT, '.cache');

/** @type {readonly (readonly [what: string, script: string])[]} */
const STEPS = [
  ['types', 'check'],
  ['lint, with the directions of the rooms', 'lint'],
  ['format', 'format:check'],
  ['unit tests', 'unit'],
  ['build, with the size budget', 'build'],
  ['end-to-end tests on the built site', 'e2e'],
];

/** A report written by Vitest or Playwright; one that was not reached counts nothing. @param {string} name @returns {any} */
function report(name) {
  try {
    return JSON.parse(readFileSync(path.join(CACHE, name), 'utf8'));
  } catch {
    return {};
  }
}

function summary() {
  const unit = report('unit.json');
  const { stats = {} } = report('e2e.json');
  const passed = (unit.numPassedTests ?? 0) + (stats.expected ?? 0) + (stats.flaky ?? 0);
  // A test file that can't be read has no tests to fail.
  const broken = unit.success === false && !unit.numFailedTests ? 1 : 0;
  const failed = (unit.numFailedTests ?? 0) + broken + (stats.unexpected ?? 0);
  return { passed, failed };
}

const began = Date.now();
setup();
rmSync(CACHE, { recursive: true, force: true });
// The tests' configuration looks for a browser too; this way it looks once.
process.env['STAGELIGHT_CHROMIUM'] = await ensureBrowser();

let code = 0;
for (const [what, script] of STEPS) {
  console.log(`\n── ${what} (npm run ${script})`);
  const from = Date.now();
  code = run('npm', ['run', '--silent', script]);
  console.log(`── ${what}: ${code === 0 ? 'ok' : 'FAILED'} after ${seconds(from)}`);
  if (code !== 0) break;
}
const { passed, failed } = summary();
console.log(`\n${code === 0 ? 'All is well' : 'Stopped'} after ${seconds(began)}.`);
console.log(`${passed} passed, ${code !== 0 && failed === 0 ? 1 : failed} failed`);
process.exitCode = code;

/** @param {number} from */
function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(1)} s`;
}

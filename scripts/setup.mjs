// Installs what is missing before `npm start` and `npm test`. Plain Node: it runs before there is any package.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

export const ROOT = path.resolve(import.meta.dirname, '..');
const STAMP = path.join(ROOT, 'node_modules', '.stagelight-lock');

/**
 * Runs a command in the project with its output shown; returns its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ timeout?: number }} [options] timeout in milliseconds
 */
export function run(command, args, options = {}) {
  // npm and npx are .cmd files on Windows, which only a shell starts.
  const shell = process.platform === 'win32';
  const result = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell, ...options });
  return result.status ?? 1;
}

/** Makes node_modules what package-lock.json says. The stamp lives inside, so deleting the folder deletes it too. */
export function setup() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Stagelight needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const lock = createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === lock) return;
  console.log('Installing packages (npm ci) …');
  const code = run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code !== 0) {
    console.error('npm ci failed: is the network reachable?');
    process.exit(code);
  }
  writeFileSync(STAMP, `${lock}\n`);
}

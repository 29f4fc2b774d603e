// What others wrote and is built into the page comes with their licences, in licenses.txt beside it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LIBRARIES } from './versions.js';

const ROOT = path.resolve(import.meta.dirname, '..');

/** What a library brings along itself, and is built in with it. */
const BROUGHT = ['clsx'];

/** zlib-streams has no file of its own that says so. */
const SAID = new Map([
  [
    'zlib-streams',
    'By Gildas Lormeau, under the BSD 3-Clause License (https://spdx.org/licenses/BSD-3-Clause.html).\n' +
      'It holds zlib by Jean-loup Gailly and Mark Adler, under the zlib License (https://zlib.net/zlib_license.html).\n',
  ],
]);

/** @param {string} name a package that is installed */
function licenseOf(name) {
  const folder = path.join(ROOT, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|thirdpartynotices)/i.test(file));
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const said = SAID.get(name);
  const all = said === undefined ? texts : [said, ...texts];
  if (all.length === 0) throw new Error(`${name}: nothing says under which licence it is.`);
  return `${name} ${version}, ${license}\n\n${all.map((text) => text.trim()).join('\n\n')}\n`;
}

const LINE = `\n${'-'.repeat(80)}\n\n`;

export const licenses = () => [...LIBRARIES, ...BROUGHT].map(licenseOf).join(LINE);

/** @returns {import('vite').Plugin} */
export function licensesFile() {
  return {
    name: 'stagelight:licenses',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: licenses() });
    },
  };
}

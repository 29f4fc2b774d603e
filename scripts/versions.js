// What the page says of itself under #/about: its version, and the libraries that are built into it.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Named in the order in which the page names them. */
export const LIBRARIES = [
  'svelte',
  'monaco-editor',
  'js-yaml',
  'comlink',
  'idb-keyval',
  'fflate',
  'papaparse',
  'zlib-streams',
];

/** @param {string[]} at @returns {{ version: string, license: string }} */
const manifest = (...at) =>
  JSON.parse(readFileSync(path.join(ROOT, ...at, 'package.json'), 'utf8'));

export function versions() {
  const libraries = LIBRARIES.map((name) => {
    const { version, license } = manifest('node_modules', name);
    return { name, version, license };
  });
  return { version: manifest().version, libraries };
}

// The size budget: what index.html loads at first, compressed. Runs after each build and fails it when the page grows too heavy.
// Reads the built folder only, so it measures what is served.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';

const BUDGET = 60 * 1024;
const DIST = path.resolve(import.meta.dirname, '..', 'dist');

/** Static imports and re-exports of a minified module: `import{a}from"./x.js"`, `import"./x.js"`, `export*from"./x.js"`. */
const STATIC = /(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g;
const IN_HTML = /<(?:script[^>]*\ssrc|link[^>]*\srel="modulepreload"[^>]*\shref)="([^"]+\.js)"/g;

/** Every module reached from the first ones without an import(). */
export function firstLoad(dist = DIST) {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const files = new Set([...html.matchAll(IN_HTML)].map((m) => path.join(dist, m[1] ?? '')));
  for (const file of files) {
    for (const m of readFileSync(file, 'utf8').matchAll(STATIC)) {
      files.add(path.resolve(path.dirname(file), m[1] ?? ''));
    }
  }
  return [...files];
}

/** @param {string} file */
export const gzipSize = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

/** @param {number} bytes */
const kb = (bytes) => `${(bytes / 1024).toFixed(1).padStart(6)} KB`;

if (process.argv[1] === import.meta.filename) {
  const files = firstLoad();
  if (files.length === 0)
    throw new Error('index.html loads no module: the budget measures nothing');
  const total = files.reduce((sum, file) => sum + gzipSize(file), 0);
  console.log('First load, JavaScript, gzip:');
  for (const file of files) console.log(`  ${kb(gzipSize(file))}  ${path.relative(DIST, file)}`);
  console.log(`  ${kb(total)}  of ${kb(BUDGET).trim()}`);
  const assets = path.join(DIST, 'assets');
  for (const name of readdirSync(assets).filter((name) => /^worker-.*\.js$/.test(name))) {
    console.log(`  ${kb(gzipSize(path.join(assets, name)))}  ${name} (the worker, beside it)`);
  }
  if (total > BUDGET) {
    console.error(`The first load is ${kb(total - BUDGET).trim()} over its budget.`);
    process.exitCode = 1;
  }
}

// Writes src/cloudtrail/api-names-data.ts from two JSON files: `{source: [name, …]}` of all known API names, and
// `{source: {name: count}}` of those seen in real records. Run by hand when AWS has grown.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const [all = '', seen = ''] = process.argv.slice(2);
if (seen === '') throw new Error('Usage: node scripts/api-names.mjs ALL.json SEEN.json');

/** @type {Record<string, string[]>} */
const known = JSON.parse(readFileSync(all, 'utf8'));
/** @type {Record<string, Record<string, number>>} */
const observed = JSON.parse(readFileSync(seen, 'utf8'));

/** Sources with the very same names share a line. @type {Map<string, string[]>} */
const lines = new Map();
for (const source of Object.keys(known).sort()) {
  const names = (known[source] ?? []).filter((name) => /^[\w-]+$/.test(name)).sort();
  const common = observed[source] ?? {};
  const line = encode(names, (name) => Object.hasOwn(common, name));
  const short = source.replace(/\.amazonaws\.com$/, '');
  lines.set(line, [...(lines.get(line) ?? []), short]);
}

/** `Get:Role,*User List:Users`: by first word, a star at what was seen. @param {string[]} names @param {(name: string) => boolean} isSeen */
function encode(names, isSeen) {
  /** @type {Map<string, string[]>} */
  const verbs = new Map();
  for (const name of names) {
    const [, verb = '', rest = name] = /^([A-Z][a-z]+)(.*)$/.exec(name) ?? [];
    verbs.set(verb, [...(verbs.get(verb) ?? []), (isSeen(name) ? '*' : '') + rest]);
  }
  return [...verbs].map(([verb, rests]) => `${verb}:${rests.join(',')}`).join(' ');
}

const data = [...lines].map(([line, sources]) => `${sources.join(',')} ${line}`).join('\n');
const head = `/* eslint-disable max-lines -- data, one line a service */
// API names of AWS by event source, written by scripts/api-names.mjs; api-names.ts reads them. Names are facts of AWS.
`;
writeFileSync(
  path.resolve(import.meta.dirname, '..', 'src', 'cloudtrail', 'api-names-data.ts'),
  `${head}export const DATA = \`${data}\`;\n`,
);

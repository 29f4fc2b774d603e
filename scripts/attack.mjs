// Writes src/catalogue/attack-data.ts from two JSON files: techniques `{id: {name, tactics, revokedBy?}}` and tactics in order
// `{shortname: {id, name}}`. Run by hand when MITRE has published another version.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const [techniquesFile = '', tacticsFile = '', version = ''] = process.argv.slice(2);
if (version === '')
  throw new Error('Usage: node scripts/attack.mjs TECHNIQUES.json TACTICS.json VERSION');

/** @type {Record<string, { name: string, tactics: string[], revoked?: boolean, deprecated?: boolean, revokedBy?: string }>} */
const techniques = JSON.parse(readFileSync(techniquesFile, 'utf8'));
/** @type {Record<string, { id: string, name: string }>} */
const tactics = JSON.parse(readFileSync(tacticsFile, 'utf8'));

const order = Object.keys(tactics);
const letter = (/** @type {string} */ tactic) => String.fromCharCode(97 + order.indexOf(tactic));
const tacticLines = order.map((short) => `${short} ${tactics[short]?.id} ${tactics[short]?.name}`);
const lines = Object.keys(techniques)
  .sort()
  .map((id) => {
    const { name, tactics: own, revoked, revokedBy } = /** @type {any} */ (techniques[id]);
    const known = own.filter((/** @type {string} */ one) => order.includes(one));
    const gone = revoked || revokedBy ? `>${revokedBy ?? ''}` : '';
    return `${id} ${known.map(letter).join('')}${gone} ${name.replaceAll('`', "'")}`;
  });

writeFileSync(
  path.resolve(import.meta.dirname, '..', 'src', 'catalogue', 'attack-data.ts'),
  `/* eslint-disable max-lines -- data, one line a technique */
// Names and numbers of MITRE ATT&CK, Enterprise, written by scripts/attack.mjs; attack.ts reads them.
// © The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.
export const VERSION = '${version}';
/** In the order of the matrix: short name, id, name. */
export const TACTICS = \`${tacticLines.join('\n')}\`;
/** Id; a letter for each of its tactics, behind \`>\` what took its place; name. */
export const TECHNIQUES = \`${lines.join('\n')}\`;
`,
);

// `CATALOGUE=<folder> npm run build`: the rules of a folder come with the page, as modules that the catalogue imports when it is opened.
// Their licence is named where they are: CATALOGUE_LICENCE, or the first line of a licence file in the folder or above it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** What stands here without a folder says that there are none. */
const MODULE = /\/src\/ui\/catalogue\/hosted-rules\.ts$/;
const PART_OF = '\0hosted-rules/';

/** Characters of rules in one module: each is fetched and parsed by itself. */
const PART = 1_000_000;

/** How far above the folder a licence is looked for. */
const ABOVE = 2;

/** @typedef {readonly [path: string, text: string]} HostedFile */

/** @param {string} folder @returns {HostedFile[]} */
export function rulesBelow(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/i.test(name))
    .map((name) => name.split(path.sep).join('/'))
    .sort()
    .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
}

/** @param {readonly HostedFile[]} files */
export function parted(files) {
  /** @type {HostedFile[][]} */
  const parts = [];
  let size = Infinity;
  for (const file of files) {
    if (size > PART) size = parts.push([]) * 0;
    parts.at(-1)?.push(file);
    size += file[1].length;
  }
  return parts;
}

/** @param {string} folder @returns {string} */
export function licenceOf(folder) {
  let at = path.resolve(folder);
  for (let above = 0; above <= ABOVE; above += 1, at = path.dirname(at)) {
    const names = readdirSync(at).filter((name) => /^licen[cs]e/i.test(name));
    // One for rules before one for code.
    const name = names.find((one) => /rule/i.test(one)) ?? names[0];
    const lines = name === undefined ? [] : readFileSync(path.join(at, name), 'utf8').split('\n');
    const first = lines.map((line) => line.replace(/^[#\s]+/, '').trim()).find((line) => line);
    if (first !== undefined) return first;
  }
  return '';
}

/**
 * @param {string | undefined} folder
 * @param {{ readonly name?: string | undefined, readonly licence?: string | undefined }} [said]
 * @returns {import('vite').Plugin}
 */
export function hostedRules(
  folder = process.env['CATALOGUE'],
  said = {
    name: process.env['CATALOGUE_NAME'],
    licence: process.env['CATALOGUE_LICENCE'],
  },
) {
  /** @type {HostedFile[][] | null} */
  let known = null;
  const parts = () => (known ??= parted(rulesBelow(folder ?? '')));
  return {
    name: 'stagelight:hosted-rules',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(PART_OF) ? id : null),
    load(id) {
      if (!folder) return null;
      if (id.startsWith(PART_OF)) {
        return `export default ${JSON.stringify(parts()[Number(id.slice(PART_OF.length))])};`;
      }
      if (!MODULE.test(id)) return null;
      if (parts().length === 0) throw new Error(`CATALOGUE: ${folder} holds no .yml file.`);
      const about = {
        name: said.name ?? path.basename(path.resolve(folder)),
        licence: said.licence ?? licenceOf(folder),
        digest: createHash('sha256').update(JSON.stringify(parts())).digest('hex').slice(0, 16),
      };
      const imports = parts().map((_, at) => `() => import('\\0hosted-rules/${at}')`);
      return `export const hosted = { ...${JSON.stringify(about)}, parts: [${imports.join(', ')}] };`;
    },
  };
}

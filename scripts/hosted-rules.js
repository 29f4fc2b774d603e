// `CATALOGUE=<folder> npm run build`: the rules of a folder come with the page, as modules that the catalogue imports when it is opened.
// Their licence is named where they are: CATALOGUE_LICENCE, or the first line of a licence file in the folder or above it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseEvents, YAMLException } from 'js-yaml';

/** What stands here without a folder says that there are none. */
const MODULE = /\/src\/ui\/catalogue\/hosted-rules\.ts$/;
const PART_OF = '\0hosted-rules/';

/** Characters of rules in one module: each is fetched and parsed by itself. */
const PART = 1_000_000;

/** How far above the folder a licence is looked for. */
const ABOVE = 2;

/** @typedef {readonly [path: string, text: string]} HostedFile */

/**
 * Throws, with the file's name, where one can't be read or is no text.
 * @param {string} folder
 * @returns {HostedFile[]}
 */
export function rulesBelow(folder) {
  return namesBelow(folder)
    .filter((name) => /\.ya?ml$/i.test(name))
    .sort()
    .map((name) => [name, textOf(folder, name)]);
}

/** @param {string} folder @returns {string[]} */
function namesBelow(folder) {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) throw new Error(`CATALOGUE: ${folder} does not exist.`);
  if (!found.isDirectory()) throw new Error(`CATALOGUE: ${folder} is no folder.`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'));
}

/** @param {string} folder @param {string} name */
function textOf(folder, name) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path.join(folder, name)));
  } catch (error) {
    const why = error instanceof TypeError ? 'it is no UTF-8 text' : `${String(error)}`;
    throw new Error(`CATALOGUE: ${name} in ${folder} can’t be read: ${why}.`, { cause: error });
  }
}

/**
 * What no YAML reader takes, in words. Such a file stays: the page shows it with what is wrong, as it does with one that is dropped.
 * @param {readonly HostedFile[]} files
 * @returns {string[]}
 */
export function faultsIn(files) {
  return files.flatMap(([name, text]) => {
    try {
      parseEvents(text, { maxDepth: 60 });
      return [];
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const line = text.slice(0, error.mark?.position ?? 0).split('\n').length;
      return [`CATALOGUE: ${name}, line ${line}, is no YAML: ${error.reason}.`];
    }
  });
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
      for (const fault of faultsIn(parts().flat())) this.warn(fault);
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

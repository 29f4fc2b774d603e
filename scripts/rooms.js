// The house's directions as a lint rule: which room of src/ may import from which. docs/architecture.md draws the same picture.
// It knows paths only; whether an import is of types alone it reads from the syntax.
import path from 'node:path';

/** From the ground up: a room may import from every layer below its own. */
const LAYERS = [
  ['text'],
  ['sigma'],
  ['engine'],
  ['why', 'cloudtrail', 'catalogue'],
  ['workspace', 'language'],
  ['worker', 'cli'],
];

/** @typedef {{ runtime: string[], types: string[] | 'all', packages: RegExp | null }} Room */

/** @type {Map<string, Room>} */
const ROOMS = new Map();
LAYERS.forEach((layer, i) => {
  const below = LAYERS.slice(0, i).flat();
  for (const room of layer) ROOMS.set(room, { runtime: below, types: below, packages: null });
});

/** @param {string} room @param {Partial<Room>} change */
const refine = (room, change) =>
  ROOMS.set(room, { runtime: [], types: 'all', packages: null, ...ROOMS.get(room), ...change });
refine('sigma', { packages: /^js-yaml$/ });
refine('workspace', { packages: /^fflate$/ });
refine('cloudtrail', { packages: /^(fflate|papaparse)$/ });
// It explains diagnostics with the documentation's own words.
const BELOW = [
  ...LAYERS.slice(0, -1).flat(),
  'worker/changes',
  'worker/inherit',
  'worker/catalogue-shelf',
];
// zlib comes as code of WebAssembly, which only the bundler knows how to bring along.
const WORKER_PACKAGES = /^(comlink|zlib-streams\/zlib-streams\.wasm)$/;
refine('worker', { runtime: [...BELOW, '/docs'], types: BELOW, packages: WORKER_PACKAGES });
refine('cli', { packages: /^node:/ });
// Types from everywhere; of what runs only the ground floor: it holds the one converter of offsets to lines.
refine('view', { runtime: ['text'] });
// The page's side of the worker is loaded with the first screen: the engine must not come along.
const FRONT = [
  'client',
  'catalogue-client',
  'catalogue-start',
  'own-worker',
  'changes',
  'start',
  'inherit',
  'lifeline',
  'time-limit',
  'internal-error',
].map((file) => `worker/${file}`);
for (const file of FRONT) refine(file, { runtime: ['worker', ...FRONT], packages: /^comlink$/ });
// What the browser keeps of the catalogue is read by its worker and written by the page.
refine('worker/catalogue-shelf', { runtime: [], packages: /^idb-keyval$/ });
refine('ui', {
  runtime: [
    'view',
    'worker/client',
    'worker/catalogue-client',
    'worker/catalogue-start',
    'worker/own-worker',
    'worker/catalogue-shelf',
    'worker/inherit',
    '/rules',
    '/docs',
  ],
  packages: /^(svelte|monaco-editor|idb-keyval)(\/|$)/,
});
refine('main', { runtime: ['ui'], packages: /^svelte$/ });

const ROOT = path.resolve(import.meta.dirname, '..');
const SRC = path.join(ROOT, 'src');

/** The room a file is in: the longest known prefix below src/; `/rules` for a folder beside it. @param {string} file */
function roomOf(file) {
  const inside = path.relative(SRC, file).split(path.sep);
  if (inside[0] === '..') return `/${path.relative(ROOT, file).split(path.sep)[0]}`;
  const bare = inside.map((part) => part.replace(/(\.svelte)?(\.[cm]?[jt]s|\.svelte)$/, ''));
  const two = bare.slice(0, 2).join('/');
  return ROOMS.has(two) ? two : (bare[0] ?? '');
}

/**
 * Why an import is forbidden, or null. Files outside the rooms and tests may import what they like.
 * @param {string} from absolute path of the importing file
 * @param {string} target as written
 * @param {boolean} typesOnly
 */
export function forbidden(from, target, typesOnly) {
  if (/\.test(-support)?\.[jt]s$/.test(from)) return null;
  const name = roomOf(from);
  const room = ROOMS.get(name);
  if (name.startsWith('/')) return null;
  if (room === undefined) return `src/${name} is no room of this house (scripts/rooms.js).`;
  const bare = target.replace(/\?.*$/, '');
  if (!bare.startsWith('.')) {
    const allowed = room.packages?.test(bare) ?? false;
    return allowed ? null : `src/${name} may not import the package '${bare}'.`;
  }
  const to = roomOf(path.resolve(path.dirname(from), bare));
  if (to === name) return null;
  const allowed = typesOnly && room.types === 'all' ? 'all' : typesOnly ? room.types : room.runtime;
  if (allowed === 'all' || allowed.includes(to)) return null;
  const kind = typesOnly || room.types !== 'all' ? '' : ' anything but types';
  return `src/${name} may not import${kind} from ${to.startsWith('/') ? to.slice(1) : `src/${to}`}.`;
}

/** `import { type A }` keeps a side-effect import under verbatimModuleSyntax, so only `import type` counts. @param {any} node */
const isTypesOnly = (node) =>
  node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType';

/** @type {import('eslint').Rule.RuleModule} */
const directions = {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{why}}' } },
  create(context) {
    /** @param {any} node */
    const look = (node) => {
      const source = node.source;
      if (typeof source?.value !== 'string') return;
      const why = forbidden(path.resolve(context.filename), source.value, isTypesOnly(node));
      if (why !== null) context.report({ node: source, messageId: 'forbidden', data: { why } });
    };
    return {
      ImportDeclaration: look,
      ExportNamedDeclaration: look,
      ExportAllDeclaration: look,
      ImportExpression: look,
      TSImportType: look,
    };
  },
};

export default { rules: { directions } };

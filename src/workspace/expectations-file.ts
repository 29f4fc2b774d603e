// `expectations.yml` (docs/expectations.md): expectations by name ↔ text. Reading never throws: a bad entry is named at its place, the
// others are kept.
import { parseYaml, type YamlMap, type YamlNode } from '../sigma/yaml';
import { EXPECTED, isExpected } from '../text/expected';
import type { Range } from '../text/range';
import type { NamedExpectation } from './expectations';

const VERSION = 1;

/** At its place in the text: offsets. */
export interface PlacedExpectation extends NamedExpectation {
  readonly range: Range;
}

export interface ExpectationProblem {
  readonly range: Range;
  readonly message: string;
}

export interface ReadExpectations {
  readonly expectations: readonly PlacedExpectation[];
  readonly problems: readonly ExpectationProblem[];
}

/** An entry a line: whoever compares two files sees which expectations differ. */
export function writeExpectations(all: readonly NamedExpectation[]): string {
  const lines = all.map(({ rule, set, event, expected, note }) => {
    const entries = Object.entries({ rule, set, event, expected, note });
    const given = entries.flatMap(([key, value]) =>
      value === undefined ? [] : [`${key}: ${scalar(value)}`],
    );
    return `  - { ${given.join(', ')} }\n`;
  });
  const list = lines.length === 0 ? ' []\n' : `\n${lines.join('')}`;
  return `# What each event is expected to come to under each rule.\nversion: ${VERSION}\nexpectations:${list}`;
}

/** JSON is YAML, but for characters that YAML wants escaped. */
const scalar = (value: string | number): string =>
  typeof value === 'number'
    ? String(value)
    : JSON.stringify(value).replace(
        /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
        (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );

export function readExpectations(text: string): ReadExpectations {
  const { documents, diagnostics } = parseYaml(text);
  const problems: ExpectationProblem[] = diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ range, message }) => ({ range, message }));
  const say = (range: Range, message: string) => void problems.push({ range, message });
  const [root, more] = documents;
  if (more !== undefined) say(more.range, 'Only the first document is read.');
  const list = root === undefined ? null : listIn(root, say);
  const expectations = (list ?? []).flatMap((node) => entryOf(node, say) ?? []);
  return { expectations, problems };
}

type Say = (range: Range, message: string) => void;

function listIn(root: YamlNode, say: Say): readonly YamlNode[] | null {
  if (root.kind !== 'map') {
    say(
      root.range,
      'This is no file of expectations: it begins with "version" and "expectations".',
    );
    return null;
  }
  const keys = keysIn(root, ['version', 'expectations'], say);
  const { version, expectations } = keys;
  if (version?.kind !== 'scalar' || version.value !== VERSION) {
    const newer = version?.kind === 'scalar' && Number(version.value) > VERSION;
    say(
      version?.range ?? root.range,
      newer
        ? `This was written by a newer Stagelight (version ${String(version.value)}). Reload the page to get it.`
        : `The version is missing or none that is known: "version: ${VERSION}" is expected.`,
    );
    return null;
  }
  if (expectations?.kind === 'list') return expectations.items;
  say(expectations?.range ?? root.range, '"expectations" is missing, or no list.');
  return null;
}

const KEYS = ['rule', 'set', 'event', 'expected', 'note'] as const;

function entryOf(node: YamlNode, say: Say): PlacedExpectation | null {
  if (node.kind !== 'map') {
    say(node.range, `An expectation is a map with the keys ${KEYS.join(', ')}.`);
    return null;
  }
  const keys = keysIn(node, KEYS, say);
  const rule = nameOf(node, 'rule', keys.rule, 'the id or title of a rule, or its number', say);
  const event = nameOf(node, 'event', keys.event, 'an eventID, or a number in the set', say);
  const expected = textOf(keys.expected);
  if (!isExpected(expected)) {
    const words = EXPECTED.map((one) => `"${one}"`).join(', ');
    say(keys.expected?.range ?? node.range, `"expected" is missing, or none of ${words}.`);
  }
  if (rule === null || event === null || !isExpected(expected)) return null;
  const set = textOf(keys.set);
  const note = textOf(keys.note);
  return {
    rule,
    ...(set === null ? {} : { set }),
    event,
    expected,
    ...(note === null ? {} : { note }),
    range: node.range,
  };
}

/** Values by key; a key that is not known, or given twice, is named. */
function keysIn<K extends string>(
  map: YamlMap,
  known: readonly K[],
  say: Say,
): Readonly<Partial<Record<K, YamlNode>>> {
  const found: Partial<Record<K, YamlNode>> = {};
  for (const { key, value } of map.entries) {
    const name = key.kind === 'scalar' ? known.find((one) => one === key.text) : undefined;
    if (name === undefined) say(key.range, `Only ${known.join(', ')} can stand here.`);
    else found[name] ??= value;
  }
  return found;
}

function nameOf(
  entry: YamlNode,
  key: string,
  node: YamlNode | undefined,
  wanted: string,
  say: Say,
): string | number | null {
  if (node?.kind === 'scalar') {
    const { value } = node;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  }
  say(node?.range ?? entry.range, `"${key}" is missing, or not ${wanted} (from 1).`);
  return null;
}

/** What one writes without quotes may look like a number or a date: it is the text that counts. */
const textOf = (node: YamlNode | undefined): string | null =>
  node?.kind === 'scalar' && node.value !== null ? node.text : null;

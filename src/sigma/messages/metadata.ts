// What can be wrong outside the detection. None of these stops the evaluation (docs/semantics.md, 1.2).
import { error, info, warning, type Diagnostic, type Fix } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import { plainOrQuoted } from '../quote';
import type { YamlNode } from '../yaml';

export const missing = (range: Range, key: string, what: string): Diagnostic =>
  error('missing-key', range, `Found no ${key}; every rule has ${what}.`, { blocks: false });

export const notText = (range: Range, key: string, found: string): Diagnostic =>
  error('not-a-text', range, `Found ${found} as ${key}; expected a text.`, { blocks: false });

export const emptyText = (range: Range, key: string): Diagnostic =>
  error('empty-text', range, `Found an empty ${key}; expected a text, or the key left out.`, {
    blocks: false,
  });

export const emptyTitle = (range: Range): Diagnostic =>
  warning(
    'empty-title',
    range,
    'Found an empty title; expected a few words that say what happens.',
  );

export const longTitle = (range: Range, length: number, most: number): Diagnostic =>
  warning(
    'long-title',
    range,
    `Found a title of ${length} characters; the specification allows ${most}.`,
  );

export const otherTaxonomy = (range: Range, text: string): Diagnostic =>
  warning(
    'other-taxonomy',
    range,
    `Found the taxonomy ${text}; its field names are used as they are, nothing is translated.`,
  );

/** Documents of one text must differ in what they are called by. */
export const notUnique = (range: Range, key: string, text: string, first: Range): Diagnostic =>
  error('not-unique', range, `Found the ${key} ${text} a second time; expected another one.`, {
    blocks: false,
    related: [{ range: first, message: 'first given here' }],
  });

export const otherUuid = (range: Range, version: string): Diagnostic =>
  warning(
    'uuid-version',
    range,
    `Found a UUID of version ${version}; the specification recommends version 4, a random one.`,
  );

export const badId = (range: Range, text: string): Diagnostic =>
  error(
    'bad-id',
    range,
    `Found ${text} as id; expected a UUID such as 9c1f6f0e-1f6b-4b55-a1a5-0d7c3a9f2e11.`,
    {
      blocks: false,
    },
  );

export const notOneOf = (
  range: Range,
  key: string,
  text: string,
  allowed: readonly string[],
  fix: string | null,
): Diagnostic =>
  error('not-one-of', range, `Found ${text} as ${key}; expected one of ${allowed.join(', ')}.`, {
    blocks: false,
    fixes: replacements(range, fix),
  });

export const upperCase = (range: Range, key: string, text: string): Diagnostic =>
  warning(
    'not-lower-case',
    range,
    `Found ${text} as ${key}; the specification has it in lower case.`,
    {
      fixes: replacements(range, text.toLowerCase()),
    },
  );

export const badDate = (range: Range, key: string, text: string, fix: string | null): Diagnostic =>
  (fix ? warning : error)('bad-date', range, `Found ${text} as ${key}; expected YYYY-MM-DD.`, {
    blocks: false,
    fixes: replacements(range, fix),
  });

export const modifiedAlone = (range: Range): Diagnostic =>
  warning(
    'modified-without-date',
    range,
    'Found modified without date; expected both, or date alone.',
  );

export const modifiedBefore = (
  range: Range,
  modified: string,
  date: string,
  dateRange: Range,
): Diagnostic =>
  warning(
    'modified-before-date',
    range,
    `Found ${modified} as modified, which is before the date ${date}.`,
    { related: [{ range: dateRange, message: 'made on this day' }] },
  );

export const notList = (node: YamlNode, key: string, found: string): Diagnostic =>
  error('not-a-list', node.range, `Found ${found} as ${key}; expected a list of texts.`, {
    blocks: false,
    fixes:
      node.kind === 'scalar' && node.plain && node.value !== null
        ? [{ title: 'Make it a list', range: node.range, text: `[${plainOrQuoted(node.text)}]` }]
        : [],
  });

export const notTextInList = (range: Range, key: string, found: string): Diagnostic =>
  error('not-a-text', range, `Found ${found} in ${key}; expected a text.`, { blocks: false });

export const twice = (range: Range, key: string, text: string, first: Range): Diagnostic =>
  info('entry-twice', range, `Found ${text} in ${key} a second time.`, {
    related: [{ range: first, message: 'first given here' }],
  });

export const tagWithoutDot = (range: Range, text: string): Diagnostic =>
  error(
    'bad-tag',
    range,
    `Found the tag ${text}; expected a namespace, a dot and a name, such as attack.t1059.`,
    { blocks: false },
  );

export const unknownNamespace = (range: Range, namespace: string, fix: string | null): Diagnostic =>
  info('tag-namespace', range, `Found the tag namespace ${namespace}, which Sigma does not have.`, {
    fixes: replacements(range, fix),
  });

export const oddTag = (range: Range, text: string, shape: string, fix: string | null): Diagnostic =>
  info('tag-shape', range, `Found the tag ${text}; expected ${shape}.`, {
    fixes: replacements(range, fix),
  });

export const relatedForm = (range: Range, found: string): Diagnostic =>
  error(
    'related-form',
    range,
    `Found ${found} as related; expected a list of maps, each with an id and a type.`,
    { blocks: false },
  );

export const relatedWithout = (range: Range, key: string): Diagnostic =>
  error('related-incomplete', range, `Found a related rule without ${key}; expected id and type.`, {
    blocks: false,
  });

/** D38. */
export const obsoletes = (range: Range, text: string): Diagnostic =>
  warning(
    'related-obsoletes',
    range,
    `Found ${text}, the word of Sigma 1; it is obsolete today, and pySigma rejects the old one.`,
    { fixes: replacements(range, 'obsolete') },
  );

export const relatedCorrelation = (range: Range): Diagnostic =>
  info(
    'related-correlation',
    range,
    'Found the type correlation, which pySigma accepts and the specification does not have.',
  );

export const logsourceKey = (range: Range, key: string, near: string | null): Diagnostic =>
  info(
    'logsource-key',
    range,
    `Found ${key} in the logsource; Sigma has category, product, service and definition.`,
    { fixes: replacements(range, near) },
  );

export const badLogsource = (range: Range): Diagnostic =>
  error(
    'bad-logsource',
    range,
    'Found a logsource without category, product or service; expected at least one of them.',
    {
      blocks: false,
    },
  );

export const misspeltKey = (range: Range, key: string, meant: string): Diagnostic =>
  info('unknown-key', range, `Found the key ${key}; Sigma has ${meant}.`, {
    fixes: replacements(range, meant),
  });

const replacements = (range: Range, text: string | null): readonly Fix[] =>
  text === null ? [] : [{ title: `Write ${text}`, range, text }];

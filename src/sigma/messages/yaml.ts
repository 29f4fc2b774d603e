// What can be wrong with the YAML itself: one function a code, found, then expected.
import { error, warning, type Diagnostic, type Fix } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import { unclosedBefore } from './unclosed';

/** The parser's own words are short; the common slips get ours, with a fix where one is safe. */
export function syntax(text: string, reason: string, at: number): Diagnostic {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
  const line = text.slice(lineStart, lineEnd).trimEnd();
  const here: Range = [at, Math.max(at, Math.min(at + 1, lineStart + line.length))];
  for (const slip of SLIPS) {
    const found = slip({ text, reason, at, line, lineStart });
    if (found)
      return error('yaml-syntax', found.range ?? here, found.message, { fixes: found.fixes ?? [] });
  }
  return error('yaml-syntax', here, `This is not valid YAML: ${reason}.`);
}

interface Place {
  readonly text: string;
  readonly reason: string;
  readonly at: number;
  readonly line: string;
  readonly lineStart: number;
}

interface Slip {
  readonly message: string;
  readonly range?: Range;
  readonly fixes?: readonly Fix[];
}

const SLIPS: readonly ((place: Place) => Slip | null)[] = [
  ({ reason, line, lineStart }) => {
    if (!reason.includes('tab characters')) return null;
    const indent = /^[ \t]*/.exec(line)![0];
    const range: Range = [lineStart, lineStart + indent.length];
    const spaces = indent.replaceAll('\t', '    ');
    return {
      message: 'Found a tab in the indentation; YAML indents with spaces.',
      range,
      fixes: [{ title: 'Use spaces', range, text: spaces }],
    };
  },
  // `a: b: c`, and values that start with a character YAML keeps for itself
  ({ line, lineStart, reason }) => {
    const match = /^(\s*(?:- )*[^\s'"#][^:]*:\s+)([^'"[{|>&!\s].*)$/.exec(line);
    if (!match || !reason.includes('bad indentation')) return null;
    const [, before = '', value = ''] = match;
    const range: Range = [lineStart + before.length, lineStart + before.length + value.length];
    const fixes = [{ title: 'Put the value in quotes', range, text: quoted(value) }];
    if (/^[@`%]/.test(value)) {
      return {
        message: `Found a value that starts with ${value[0]}; put it in quotes.`,
        range,
        fixes,
      };
    }
    if (/:(\s|$)/.test(value)) {
      return {
        message: 'Found a second colon in this line; put the value in quotes.',
        range,
        fixes,
      };
    }
    return null;
  },
  ({ reason, text, at }) =>
    reason.includes('unknown escape')
      ? {
          message: `Found the escape ${text.slice(at - 1, at + 1)} in double quotes; put the value in single quotes, where a backslash is only a backslash.`,
          range: [at - 1, at + 1],
        }
      : null,
  ({ reason }) => {
    const inside = /unexpected end of the (?:stream|document) within a (.*)/.exec(reason)?.[1];
    if (!inside) return null;
    return { message: `Found the end of the text inside a ${inside}; expected it to be closed.` };
  },
  ({ reason, text, at }) => {
    const found = reason.includes('deficient indentation') ? unclosedBefore(text, at) : null;
    if (found === null) return null;
    const { open, close, range } = found;
    return { range, message: `Found ${open} that is never closed; expected ${close} in its line.` };
  },
  ({ reason, line }) =>
    reason.includes('document separator is expected') || reason.includes('bad indentation')
      ? {
          message: `Found ${JSON.stringify(line.trim())} at an indentation that fits nothing above; line it up with its neighbours.`,
        }
      : null,
  ({ reason, line }) =>
    reason.includes("expected ':'")
      ? { message: `Found ${JSON.stringify(line.trim())}; expected a key with a colon behind it.` }
      : null,
];

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const tag = (range: Range, name: string): Diagnostic =>
  error('yaml-tag', range, `Found the YAML tag ${name}; Sigma rules have no tags of this kind.`);

export const unknownAlias = (range: Range, text: string): Diagnostic =>
  error(
    'yaml-unknown-alias',
    range,
    `Found ${text}, which YAML reads as a reference to something named ${text.slice(1)}; a value that starts with * stands in quotes.`,
    { fixes: [{ title: 'Put it in quotes', range, text: quoted(text) }] },
  );

export const mergeOfNoMap = (range: Range): Diagnostic =>
  error(
    'yaml-merge',
    range,
    'Found something other than a map behind <<; expected an alias of a map.',
  );

export const tooManyNodes = (range: Range): Diagnostic =>
  error(
    'yaml-too-large',
    range,
    'Written out, this text has more than 100,000 nodes; a rule has a few hundred.',
  );

export const notAMapping = (range: Range, found: string): Diagnostic =>
  error(
    'document-not-a-mapping',
    range,
    `Found ${found} as document; expected a rule with keys such as title, logsource and detection.`,
  );

/** D21: both places are named. */
export const duplicateKey = (
  range: Range,
  first: Range,
  key: string,
  blocks: boolean,
): Diagnostic =>
  error(
    'duplicate-key',
    range,
    `Found the key ${key} a second time; YAML keeps only one of the two. Put both values into one list, or name the second one differently.`,
    { related: [{ range: first, message: 'first given here' }], blocks },
  );

/** D20. */
export const ambiguousScalar = (
  range: Range,
  text: string,
  here: string,
  elsewhere: string,
): Diagnostic =>
  warning(
    'yaml-version',
    range,
    `Quote this: Sigma tools disagree about ${text}. YAML 1.1 reads ${here}, YAML 1.2 reads ${elsewhere}.`,
    { fixes: [{ title: `Quote it: the text '${text}'`, range, text: quoted(text) }] },
  );

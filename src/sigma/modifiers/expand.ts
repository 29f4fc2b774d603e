// 2.10, D28: `%name%` becomes the values it stands for.
import type { Diagnostic } from '../../text/diagnostic';
import * as messages from '../messages/placeholders';
import type { Draft } from '../operand';
import { joinPatterns, parsePattern, type Pattern } from '../pattern';
import { splitPlaceholders, type Placeholders } from '../placeholders';
import { expectedText } from './describe';
import { PLAIN, type Applied, type Use, type ValueModifier } from './modifier';
import { regexOperand } from './regex-operand';

/** What one value may expand to. */
const MAX_FORMS = 1000;

export const expand: ValueModifier = {
  ...PLAIN,
  name: 'expand',
  doc: '`%name%` in the value stands for a list of values that you define, such as your administrators; any of them will do. A backslash before the percent makes it literal. A rule is evaluated once all its placeholders have values.',
  leads: ['base64', 'base64offset', 'wide', 'utf16', 'utf16le', 'utf16be', 'fieldref'],
  apply(operand, use) {
    if (operand.op !== 'text' && operand.op !== 're') return expectedText('expand', operand, use);
    const names = namesIn(operand);
    const counts = names.map((name) => use.placeholders.get(name)?.length ?? 0);
    if (counts.includes(0)) return operand;
    const forms = counts.reduce((product, count) => product * count, 1);
    if (forms > MAX_FORMS) return messages.tooMany(use.value.range, names, forms, MAX_FORMS);
    return operand.op === 're'
      ? expandRegex(operand, use)
      : {
          several: expandPattern(operand.pattern, use.placeholders).map((pattern) => ({
            ...operand,
            pattern,
          })),
        };
  },
};

type Expandable = Extract<Draft, { op: 'text' | 're' }>;

function namesIn(operand: Expandable): string[] {
  const parts = operand.op === 're' ? splitPlaceholders(operand.source) : operand.pattern;
  return parts.flatMap((part) => (part.kind === 'placeholder' ? [part.name] : []));
}

/** Every choice of values, the first placeholder's turning slowest. */
const choices = <T>(parts: readonly (readonly T[])[]): T[][] =>
  parts.reduce<T[][]>(
    (whole, part) => whole.flatMap((one) => part.map((next) => [...one, next])),
    [[]],
  );

function expandPattern(pattern: Pattern, placeholders: Placeholders): Pattern[] {
  const parts = pattern.map((part): Pattern[] =>
    part.kind === 'placeholder' ? placeholders.get(part.name)!.map(parsePattern) : [[part]],
  );
  return choices(parts).map(joinPatterns);
}

/** The values are pieces of the expression, which is read anew with each. */
function expandRegex({ source, flags }: Extract<Draft, { op: 're' }>, use: Use): Applied {
  const parts = splitPlaceholders(source).map((piece) =>
    piece.kind === 'placeholder' ? use.placeholders.get(piece.name)! : [piece.text],
  );
  const read = choices(parts).map((texts) => regexOperand(texts.join(''), flags, use));
  const refused = read.find((one): one is Diagnostic => 'code' in one);
  return refused ?? { several: read as Draft[] };
}

// References, fields, aliases and timespans of correlations and filters, in words.
import { documentAt } from '../documents';
import { fieldWords } from '../fields';
import type { Said } from '../hover';
import type { Known } from '../known';
import { code, counted, listed, plain } from '../markdown';
import { inRulesCondition } from '../path';
import type { Place } from '../place';
import {
  aliasesOf,
  called,
  referencesOf,
  subjectsOf,
  touched,
  type Reference,
  type Subject,
} from '../references';
import { namesFields } from '../offers/correlation';
import type { Entry, Sketch } from '../sketch';
import { spanWords } from '../spans';
import { operatorSaid } from './names';

/** null where nothing of a correlation, and no reference, is at the offset. */
export function correlationSaid(
  sketch: Sketch,
  offset: number,
  place: Place,
  known: Known,
): Said | null {
  const reference = touched(referencesOf(sketch), offset);
  if (reference !== null) return referenceSaid(reference, subjectsOf(sketch));
  const { path, word, part } = place;
  if (part === 'key') {
    const alias = path.length === 2 && path[0] === 'correlation' && path[1] === 'aliases';
    return alias ? aliasSaid(documentAt(sketch, offset), word) : null;
  }
  if (inRulesCondition(path)) return operatorSaid(sketch.source, offset, OPERATORS);
  if (path.join('/') === 'correlation/timespan') {
    const words = spanWords(word.text);
    return words === null ? null : { range: word.range, lines: [`${words}.`] };
  }
  if (path.length === 1 && path[0] === 'name') return nameSaid(sketch, offset, word);
  if (!namesFields(path)) return null;
  const alias = path[1] === 'aliases' ? null : aliasSaid(documentAt(sketch, offset), word);
  return alias ?? { range: word.range, lines: fieldWords(word.text, known) };
}

const OPERATORS: Readonly<Record<string, string>> = {
  and: 'Both sides must be so within the time. Binds tighter than `or`.',
  or: 'One side is enough.',
  not: 'The rule must not have matched; that is known when the window closes.',
};

function referenceSaid({ text, range }: Reference, subjects: readonly Subject[]): Said {
  const found = called(subjects, text);
  const [one] = found;
  if (one === undefined) {
    return { range, lines: [`No rule of this text is called ${code(text)}.`] };
  }
  if (found.length > 1) {
    return { range, lines: [`${found.length} documents are called ${code(text)}.`] };
  }
  const title = one.title === null ? '' : `: ${plain(one.title)}`;
  return { range, lines: [`The ${one.kind} ${code(text)}${title}`] };
}

function aliasSaid(document: Entry, { text, range }: Place['word']): Said | null {
  const alias = aliasesOf(document).find(({ key }) => key!.text === text);
  if (alias === undefined) return null;
  const fields = alias.children.flatMap(({ key, value }) =>
    key === null || value === null ? [] : [`${code(value.text)} in ${code(key.text)}`],
  );
  const stands = fields.length === 0 ? 'no field yet' : listed(fields, 'and');
  return { range, lines: [`The alias ${code(text)} stands for ${stands}.`] };
}

/** The `name` of a rule or correlation: the key's own words say the rest. */
function nameSaid(sketch: Sketch, offset: number, { text, range }: Place['word']): Said | null {
  const readers = referencesOf(sketch).filter((one) => one.text === text);
  const own = documentAt(sketch, offset);
  if (!subjectsOf(sketch).some(({ document }) => document === own)) return null;
  const many = readers.length > 1 ? 'refer' : 'refers';
  const where = readers.length === 0 ? 'Nothing' : counted(readers.length, 'place');
  return { range, lines: [`${where} in this text ${many} to it.`] };
}

// Another name for a rule or correlation: its `name`, and every reference to it in the text.
import type { Range } from '../text/range';
import { asYaml } from './offers/quoting';
import {
  called,
  referencesOf,
  subjectsOf,
  touched,
  wordOf,
  type Reference,
  type Subject,
} from './references';
import { sketch } from './sketch';

export interface Edit {
  readonly range: Range;
  readonly text: string;
}

export type Rename =
  | { readonly edits: readonly Edit[]; readonly refusal: null }
  | { readonly edits: null; readonly refusal: string };

export const refused = (refusal: string): Rename => ({ edits: null, refusal });

/** null where neither the name of a rule nor a reference is at the offset. */
export function renameRule(source: string, offset: number, newName: string): Rename | null {
  const lines = sketch(source);
  const subjects = subjectsOf(lines);
  const references = referencesOf(lines);
  const reference = touched(references, offset);
  const own = subjects.find(({ name, id }) => touched([name, id].filter(given), offset) !== null);
  const found = reference === null ? own && [own] : called(subjects, reference.text);
  if (found === undefined) return null;
  const [subject] = found;
  if (subject === undefined) return refused(`No rule of this text is called ${reference!.text}.`);
  if (found.length > 1) return refused(`Several documents are called ${reference!.text}.`);
  const { name } = subject;
  if (
    name === null ||
    (reference ? wordOf(subject, reference.text) : touched([name], offset)) !== name
  ) {
    return refused('An id stays the same for as long as the rule does; only names are changed.');
  }
  if (newName === name.text) return { edits: [], refusal: null };
  const readers = readersOf(subject, subjects, references);
  const why = badName(newName, subject, subjects, readers);
  return why === null ? { edits: editsOf(newName, subject, readers), refusal: null } : refused(why);
}

const given = <T>(word: T | null): word is T => word !== null;

/** What leads to it and nothing else, by its name. */
const readersOf = (
  subject: Subject,
  subjects: readonly Subject[],
  references: readonly Reference[],
): Reference[] =>
  references.filter(({ text }) => {
    const found = called(subjects, text);
    return found.length === 1 && found[0] === subject && wordOf(subject, text) === subject.name;
  });

function badName(
  name: string,
  subject: Subject,
  subjects: readonly Subject[],
  readers: readonly Reference[],
): string | null {
  if (name.trim() !== name || name === '' || /[\r\n]/.test(name)) {
    return 'A name is one line, and has no blank at either end.';
  }
  if (called(subjects, name).some((other) => other !== subject)) {
    return `There is a rule called ${name} already.`;
  }
  if (!readers.some(({ place }) => place === 'condition')) return null;
  if (/^(?:and|or|not)$/i.test(name)) return `${name} has a meaning of its own in a condition.`;
  return /^[A-Za-z0-9_-]+$/.test(name)
    ? null
    : 'A condition reads this name: it may have letters, digits, _ and - only.';
}

function editsOf(newName: string, { name }: Subject, readers: readonly Reference[]): Edit[] {
  const own = { range: name!.range, text: asYaml(newName, name!.quote) };
  const others = readers.map(({ range, quote, flow, place }) => ({
    range,
    text: place === 'condition' ? newName : asYaml(newName, quote, flow),
  }));
  return [own, ...others].sort((a, b) => a.range[0] - b.range[0]);
}

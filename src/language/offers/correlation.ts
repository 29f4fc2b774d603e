// What can stand in a correlation, and where a filter names rules: references, fields, aliases, timespans, keys of maps of one's own.
import { documentAt } from '../documents';
import { fieldList, fieldOffer } from '../fields';
import { boundsOf } from '../correlation-keys';
import type { KeyDoc, ValueDoc } from '../key-doc';
import { keysAt } from '../keys';
import { code, firstSentence, listed } from '../markdown';
import { below, inRulesCondition, typeOf, type Path } from '../path';
import { aliasesOf, listedBy, subjectsOf, type Subject } from '../references';
import type { Entry } from '../sketch';
import { spansFor } from '../spans';
import { fitting } from './fitting';
import { takenBeside, typedIn, type Asked, type Offer, type Offers } from './offer';
import { asYaml } from './quoting';

const all = (offers: readonly Offer[]): Offers => ({ offers, whole: true });

const yaml = (value: string, { place }: Asked): string =>
  asYaml(value, place.word.quote, place.stands === 'flow');

/** null where the place is about something else. */
export function correlationValues(asked: Asked): Offers | null {
  const { path } = asked.place;
  const [first, second, ...more] = path;
  if (second === 'rules' && more.length === 0 && (first === 'correlation' || first === 'filter')) {
    return all([...anyRule(asked), ...referenceOffers(asked)]);
  }
  if (first !== 'correlation') return null;
  if (path.length === 2 && second === 'timespan') return all(spanOffers(asked));
  if (namesFields(path)) return namedFields(asked);
  const key = keysAt(path.slice(0, -1)).find(({ name }) => name === path.at(-1));
  return all((key?.values ?? []).map((value) => literally(value)));
}

/** Booleans and numbers among them, which quotes would make texts. */
const literally = ({ value, doc }: ValueDoc): Offer => ({
  label: value,
  text: value,
  kind: 'value',
  detail: firstSentence(doc),
  doc,
});

export const namesFields = ([first, second, third, fourth, ...more]: Path): boolean =>
  first === 'correlation' &&
  more.length === 0 &&
  ((second === 'group-by' && third === undefined) ||
    (second === 'condition' && third === 'field' && fourth === undefined) ||
    (second === 'aliases' && fourth !== undefined));

/** Only as the one value: in a list it would be the name of a rule. */
function anyRule({ place }: Asked): Offer[] {
  if (place.path[0] !== 'filter' || place.stands !== 'behind') return [];
  return keysAt(['filter'])
    .find(({ name }) => name === 'rules')!
    .values.map((value) => literally(value));
}

function referenceOffers(asked: Asked): Offer[] {
  const taken = takenBeside(asked);
  return subjectsHere(asked).flatMap(({ subject, text }) =>
    taken.has(text) ? [] : [referenceOffer(subject, text, yaml(text, asked))],
  );
}

interface Called {
  readonly subject: Subject;
  readonly text: string;
}

/** What can be referred to: names first, then ids. A filter is about rules only, and no correlation about itself. */
function subjectsHere({ sketch, offset, place }: Asked): Called[] {
  const own = documentAt(sketch, offset);
  const rulesOnly = place.path[0] === 'filter';
  const others = subjectsOf(sketch).filter(
    ({ document, kind }) => document !== own && (kind === 'rule' || !rulesOnly),
  );
  const by = (key: 'name' | 'id') =>
    others.flatMap((subject) => {
      const text = subject[key]?.text ?? '';
      return text === '' ? [] : [{ subject, text }];
    });
  return [...by('name'), ...by('id')];
}

function referenceOffer({ kind, title }: Subject, label: string, text: string): Offer {
  return { label, text, kind: 'search', detail: title ?? `a ${kind}`, doc: '' };
}

/** What a condition over rules may name: what is listed, or everything where nothing is. */
export function rulesHere(asked: Asked): Offer[] {
  const called = subjectsHere(asked);
  const names = listedBy(documentAt(asked.sketch, asked.offset));
  if (names.length === 0) {
    return called.map(({ subject, text }) => referenceOffer(subject, text, text));
  }
  return names.map((name) => {
    const found = called.find(({ text }) => text === name);
    const nobody = { label: name, text: name, kind: 'search', detail: '', doc: '' } as const;
    return found === undefined ? nobody : referenceOffer(found.subject, name, name);
  });
}

/** Aliases, then fields; of an alias in a rule, fields only. */
function namedFields(asked: Asked): Offers {
  const { path } = asked.place;
  const taken = takenBeside(asked);
  const aliases = path[1] === 'aliases' ? [] : aliasOffers(asked);
  const { fit, whole } = fitting(fieldList(asked.known), typedIn(asked), ({ name }) => name);
  const fields = fit.map((one) => fieldOffer(one, yaml(one.name, asked), false));
  return { offers: [...aliases, ...fields].filter(({ label }) => !taken.has(label)), whole };
}

const aliasOffers = (asked: Asked): Offer[] =>
  aliasesOf(documentAt(asked.sketch, asked.offset)).map(({ key, children }) => {
    const rules = children.flatMap((child) => (child.key === null ? [] : [code(child.key.text)]));
    const doc = rules.length === 0 ? '' : `A field of its own in ${listed(rules, 'and')}.`;
    const { text } = key!;
    return { label: text, text: yaml(text, asked), kind: 'field', detail: 'alias', doc };
  });

const spanOffers = (asked: Asked): Offer[] =>
  spansFor(typedIn(asked)).map(({ text, words }) => ({
    label: text,
    text,
    kind: 'value',
    detail: words,
    doc: '',
  }));

/** The keys of a correlation's maps that the document itself decides; null for those with a table. */
export function ownKeys(asked: Asked, holder: Entry, path: Path): KeyDoc[] | null {
  const [first, second, third] = path;
  if (first !== 'correlation') return null;
  if (inRulesCondition(path)) return [...boundsOf(typeOf(holder.parent!))];
  if (second !== 'aliases') return null;
  if (third !== undefined) {
    return rulesHere(asked).map(({ text, detail }) => plainKey(text, detail, ' ‸'));
  }
  const correlation = holder.parent!;
  const fields = ['group-by', 'field'].flatMap((key) => valuesOf(correlation, key));
  return fields.map((field) => plainKey(field, 'A field of its own in each rule.', '\n\t‸'));
}

const plainKey = (name: string, doc: string, skeleton: string): KeyDoc => ({
  name: asYaml(name),
  doc,
  skeleton,
  values: [],
});

function valuesOf(correlation: Entry, key: string): string[] {
  const condition = below(correlation, 'condition');
  const entry = below(correlation, key) ?? (condition && below(condition, key));
  return (entry === null ? [] : [entry, ...entry.children]).flatMap(({ value }) =>
    value === null ? [] : [value.text],
  );
}

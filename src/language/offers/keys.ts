// Keys at the caret: of the rule, of the detection, of a search; and, on a line of its own, those of the maps around it.
import type { Range } from '../../text/range';
import { fieldList, fieldOffer } from '../fields';
import type { KeyDoc } from '../key-doc';
import { keysAt } from '../keys';
import { modifiersAfter } from './modifiers';
import {
  indentUnit,
  keysBeside,
  put,
  typedIn,
  type Asked,
  type Completion,
  type Completions,
  type Offer,
  type Offers,
} from './offer';
import { firstSentence } from '../markdown';
import { holdsKeys, holdsSearches, inSearch, pathOf } from '../path';
import { documentAt, kindOf } from '../documents';
import { documentOffers } from './skeletons';
import { ownKeys } from './correlation';
import { fitting } from './fitting';
import { asYaml } from './quoting';
import { depth, type Entry } from '../sketch';

export function keyOffers(asked: Asked): Completions {
  const { place, offset } = asked;
  const isField = place.path.length === 2 && inSearch(place.path);
  const bar = isField ? place.word.text.indexOf('|') : -1;
  if (bar >= 0 && offset > startOf(asked) + bar) {
    return { items: modifierOffers(asked), whole: true };
  }
  const column = columnIn(place.holder, asked);
  const { offers, whole } = isField
    ? fieldOffers(asked)
    : { offers: keysFor(asked, place.holder, place.colon), whole: true };
  const own = put(asked, offers, rangeOf(asked, bar));
  return { items: [...own.map(shift(asked, column)), ...outerOffers(asked)], whole };
}

const startOf = ({ place: { word } }: Asked): number => word.range[0] + word.quote.length;

/** Only the field, where modifiers stand behind it. */
function rangeOf({ place: { word } }: Asked, bar: number): Range {
  return bar < 0 || word.quote !== '' ? word.range : [word.range[0], word.range[0] + bar];
}

function keysFor(asked: Asked, holder: Entry, colon: boolean): Offer[] {
  const path = pathOf(holder);
  const taken = new Set(
    holder.children.filter((child) => child !== asked.place.entry).map(({ key }) => key?.text),
  );
  const kind = kindOf(documentAt(asked.sketch, asked.offset));
  const table = ownKeys(asked, holder, path) ?? keysAt(path, kind);
  const keys = table.filter(({ name }) => !taken.has(name) && name !== 'timeframe');
  const offers = keys.map((key) => keyOffer(asked, key, holder, colon));
  if (holdsSearches(path)) return [...searchOffers(asked, holder, taken, colon), ...offers];
  return path.length === 0 ? [...offers, ...documentOffers(asked)] : offers;
}

function keyOffer(
  asked: Asked,
  { name, doc, skeleton, values }: KeyDoc,
  holder: Entry,
  colon: boolean,
): Offer {
  const flow = asked.place.stands === 'flow';
  const text = colon ? name : `${name}:${flow ? ' ‸' : indented(asked, skeleton, holder)}`;
  const again =
    !colon && (values.length > 0 || /\t‸|- ‸|attack/.test(skeleton) || name === 'condition');
  return { label: name, text, kind: 'key', detail: firstSentence(doc), doc, again };
}

/** A skeleton's lines below a key of this map. */
function indented(asked: Asked, skeleton: string, holder: Entry): string {
  const margin = ' '.repeat(columnIn(holder, asked));
  return skeleton.replaceAll('\n', `\n${margin}`).replaceAll('\t', indentUnit(asked.sketch));
}

function searchOffers(
  asked: Asked,
  holder: Entry,
  taken: ReadonlySet<string | undefined>,
  colon: boolean,
): Offer[] {
  return ['selection', 'filter'].map((base): Offer => {
    let name = base;
    for (let n = 2; taken.has(name); n += 1) name = `${base}_${n}`;
    const text = colon ? name : `${name}:${indented(asked, '\n\t‸', holder)}`;
    const doc = 'A new search identifier: every line below it must fit the event.';
    return {
      label: name,
      text,
      kind: 'search',
      detail: 'new search identifier',
      doc,
      again: !colon,
    };
  });
}

function fieldOffers(asked: Asked): Offers {
  const { place } = asked;
  const taken = new Set(keysBeside(place).map(({ key }) => key!.text));
  const closed = place.colon || place.word.text.includes('|');
  const { fit, whole } = fitting(fieldList(asked.known), typedIn(asked), ({ name }) => name);
  const offers = fit
    .filter(({ name }) => !taken.has(name))
    .map((field) => {
      const key = asYaml(field.name, place.word.quote, place.stands === 'flow');
      return fieldOffer(field, closed ? key : `${key}: `, !closed);
    });
  return { offers, whole };
}

/** The part of the key between two bars that holds the caret. */
function modifierOffers(asked: Asked): Completion[] {
  const { place, offset } = asked;
  const [field = '', ...names] = place.word.text.split('|');
  let start = startOf(asked) + field.length + 1;
  let index = 0;
  while (index < names.length - 1 && offset > start + names[index]!.length) {
    start += names[index]!.length + 1;
    index += 1;
  }
  const last = index === names.length - 1 && !place.colon;
  const range: Range = [start, start + names[index]!.length];
  const offers = modifiersAfter(field, names.slice(0, index)).map(({ name, doc }): Offer => ({
    label: name,
    text: last && place.word.quote === '' ? `${name}: ` : name,
    kind: 'modifier',
    detail: firstSentence(doc),
    doc,
    again: last,
  }));
  return put(asked, offers, range);
}

/** The column in which the keys of a map stand. */
function columnIn(holder: Entry, asked: Asked): number {
  const first = holder.children.find(
    (child) => child.key !== null && child !== asked.place.entry && !child.flow,
  );
  if (first !== undefined) return first.column;
  if (holder.kind === 'document') return 0;
  const { word, line } = asked.place;
  const here = word.range[0] - line.start;
  return here > holder.column ? here : holder.column + indentUnit(asked.sketch).length;
}

/** Whether nothing but the word stands on its line: only then may its indentation change. */
function alone({ place: { word, line, stands, colon }, source }: Asked): boolean {
  if (stands !== 'line' || colon) return false;
  const rest = source.slice(line.start, word.range[0]) + source.slice(word.range[1], line.end);
  return rest.trim() === '';
}

/** Moves an offer to the column of its neighbours, where the caret is in another one. */
const shift =
  (asked: Asked, column: number) =>
  (completion: Completion): Completion => {
    const { line, word } = asked.place;
    if (!alone(asked) || word.range[0] - line.start === column) return completion;
    return {
      ...completion,
      insert: ' '.repeat(column) + completion.insert,
      caret: completion.caret + column,
      range: [line.start, completion.range[1]],
    };
  };

/** Where the innermost map ends at this line, what can stand in the maps around it. */
function outerOffers(asked: Asked): Completion[] {
  if (!alone(asked)) return [];
  const { sketch, place } = asked;
  const following = sketch.lines.slice(sketch.lines.indexOf(place.line) + 1);
  const next = following.find(({ entries }) => entries.length > 0);
  const found: Completion[] = [];
  for (let inner = place.holder; inner.parent !== null; inner = inner.parent) {
    if (
      next !== undefined &&
      next.document === place.line.document &&
      next.indent * 2 > depth(inner)
    )
      break;
    if (!holdsKeys(inner.parent) || inner.kind !== 'key') continue;
    const { column } = inner;
    const offers = put(asked, keysFor(asked, inner.parent, false));
    found.push(...offers.map(shift(asked, column)));
  }
  return found;
}

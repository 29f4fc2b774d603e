// What is under the mouse, in words: the room's front door for hover. Works on text that is not finished.
import { findModifier } from '../sigma/modifiers';
import type { Detection } from '../sigma/document';
import { NO_PLACEHOLDERS, type Placeholders } from '../sigma/placeholders';
import type { Severity } from '../text/diagnostic';
import { touches, type Range } from '../text/range';
import { check, detectionAt, documentAt, kindOf, type Kind } from './documents';
import { fieldWords } from './fields';
import { correlationSaid } from './hovers/correlation';
import { conditionSaid, searchSaid } from './hovers/names';
import { valueSaid } from './hovers/values';
import { keysAt } from './keys';
import type { Known } from './known';
import { code } from './markdown';
import { holdsSearches, inCondition, inSearch, isNoSearch } from './path';
import { placeAt, type Place } from './place';
import { sketch as sketchOf, type Sketch } from './sketch';

export interface Hover {
  readonly range: Range;
  /** Markdown, a paragraph each; empty where only diagnostics are here. */
  readonly lines: readonly string[];
  readonly diagnostics: readonly Trouble[];
}

/** A diagnostic at the place. */
export interface Trouble {
  readonly code: string;
  readonly severity: Severity;
  /** What was found, then what was expected; plain text. */
  readonly message: string;
  /** Where more is said of it: `docs/diagnostics.md#code`. */
  readonly more: string;
}

/** What one part of the text has to say. */
export interface Said {
  readonly range: Range;
  readonly lines: readonly string[];
}

/** `placeholders`: what stands for `%name%`. */
export function hover(
  source: string,
  offset: number,
  known: Known,
  placeholders: Placeholders = NO_PLACEHOLDERS,
): Hover | null {
  const { documents, diagnostics: found } = check(source, placeholders);
  const sketch = sketchOf(source);
  const place = placeAt(sketch, offset);
  const detection = detectionAt(documents, sketch, offset);
  const context = { sketch, detection, known, placeholders };
  const said = place === null ? null : saidAt(offset, place, context);
  const here = found.filter(({ range }) => touches(range, offset));
  const range = said?.range ?? here[0]?.range;
  if (range === undefined) return null;
  const diagnostics = here.map(({ code: id, severity, message }) => ({
    code: id,
    severity,
    message,
    more: `docs/diagnostics.md#${id}`,
  }));
  return { range, lines: said?.lines ?? [], diagnostics };
}

interface Context {
  readonly sketch: Sketch;
  readonly detection: Detection | null;
  readonly known: Known;
  readonly placeholders: Placeholders;
}

function saidAt(offset: number, place: Place, context: Context): Said | null {
  const { sketch, detection, known, placeholders } = context;
  const { source } = sketch;
  const { word, path, part } = place;
  if (word.range[0] === word.range[1] || !touches(word.range, offset)) return null;
  const ofRules = correlationSaid(sketch, offset, place, known);
  if (ofRules !== null) return ofRules;
  if (part === 'key' && path.length === 2 && inSearch(path)) {
    return itemKeySaid(offset, place, known);
  }
  if (part === 'key' && holdsSearches(path) && !isNoSearch(path[0]!, word.text)) {
    return searchSaid(source, word, offset, detection);
  }
  const kind = kindOf(documentAt(sketch, offset));
  if (part === 'key') return tableSaid(place, kind);
  if (inCondition(path)) return conditionSaid(source, offset, detection);
  if (path.length === 3 && inSearch(path)) return valueSaid(source, place, known, placeholders);
  const value = keysAt(path.slice(0, -1), kind)
    .find(({ name }) => name === path.at(-1))
    ?.values.find((one) => one.value === word.text);
  return value === undefined ? null : { range: word.range, lines: [value.doc] };
}

function tableSaid({ path, word }: Place, kind: Kind | null): Said | null {
  const key = keysAt(path, kind).find(({ name }) => name === word.text);
  return key === undefined ? null : { range: word.range, lines: [`${code(key.name)}: ${key.doc}`] };
}

/** `field|modifier|modifier`: the piece between two bars, at a bar the one behind it. */
function itemKeySaid(offset: number, { word }: Place, known: Known): Said | null {
  const pieces: { readonly text: string; readonly range: Range }[] = [];
  let start = word.range[0] + word.quote.length;
  for (const text of word.text.split('|')) {
    pieces.push({ text, range: [start, start + text.length] });
    start += text.length + 1;
  }
  const index = pieces.findLastIndex(({ range }) => touches(range, offset));
  const piece = pieces[index];
  if (piece === undefined || piece.text === '') return null;
  const lines = index === 0 ? fieldWords(piece.text, known) : modifierWords(piece.text);
  return lines.length === 0 ? null : { range: piece.range, lines };
}

function modifierWords(name: string): string[] {
  const modifier = findModifier(name);
  return modifier === undefined ? [] : [`${code(name)}: ${modifier.doc}`];
}

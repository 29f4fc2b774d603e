// Where the caret is: in a key or a value, below which keys, and what must stand before a word that is put there.
// Reads the sketch, so it works on text that nobody has finished.
import { touches, type Range } from '../text/range';
import { holdsKeys, inCondition, inRulesCondition, pathOf, type Path } from './path';
import { depth, type Entry, type Line, type Sketch } from './sketch';
import type { Word } from './word';

export interface Place {
  readonly part: 'key' | 'value';
  /** Keys from the top down: to the map the key stands in, or to the key whose value it is. */
  readonly path: Path;
  /** The word the caret is in or at the end of; empty where there is none. */
  readonly word: Word;
  /** On a line behind its indentation, behind a dash, in brackets, or below a key whose list has no dash here yet. */
  readonly stands: 'line' | 'item' | 'flow' | 'below' | 'behind';
  /** What the word belongs to; null on an empty line. */
  readonly entry: Entry | null;
  /** What holds it: the map's key or item, or the key of the value. */
  readonly holder: Entry;
  /** A key: whether its colon is there. */
  readonly colon: boolean;
  /** What has to be put before it: a space behind a colon or dash, a dash in a list. */
  readonly lead: string;
  readonly line: Line;
}

/** null where nothing can be said: in a comment, in free text, in the indentation of a line. */
export function placeAt(sketch: Sketch, offset: number): Place | null {
  const line = sketch.lines.findLast(({ start }) => start <= offset)!;
  if (line.comment !== null && offset > line.comment) return null;
  const look = new Look(sketch.source, line, offset);
  const blank = line.entries.length === 0;
  const owner = line.inside;
  if (owner !== null && !(isBlank(sketch.source, line) && offset - line.start <= owner.column)) {
    return look.within(owner);
  }
  const entry = line.entries.findLast(({ range }) => range[0] <= offset);
  if (entry !== undefined) return look.within(entry);
  return blank ? look.onEmptyLine(lastBefore(sketch, line)) : null;
}

const isBlank = (source: string, { start, end }: Line): boolean =>
  source.slice(start, end).trim() === '';

function lastBefore({ lines }: Sketch, line: Line): Entry {
  for (let index = lines.indexOf(line) - 1; index >= 0; index -= 1) {
    const { entries, inside, document } = lines[index]!;
    if (document !== line.document) break;
    const last = entries.at(-1) ?? inside;
    if (last !== null) return last;
  }
  return line.document;
}

/** Conditions go over lines and are one word all the same. */
const isText = (path: Path): boolean => inCondition(path) || inRulesCondition(path);

class Look {
  readonly #source: string;
  readonly #line: Line;
  readonly #offset: number;

  constructor(source: string, line: Line, offset: number) {
    this.#source = source;
    this.#line = line;
    this.#offset = offset;
  }

  within(entry: Entry): Place | null {
    const inner = entry.children.find((child) => child.flow && touches(child.range, this.#offset));
    if (inner !== undefined) return this.within(inner);
    if (entry.children.some((child) => child.flow) && this.#offset >= entry.range[1]) return null;
    const { key, colon } = entry;
    if (entry.kind === 'key' && (colon === null || this.#offset <= colon)) {
      return this.#key(entry.parent!, key, entry);
    }
    if (entry.kind === 'key') return this.#value(entry, entry, entry.flow ? 'flow' : 'behind');
    // A word without a colon is a key to be, where Sigma has keys.
    if (holdsKeys(entry)) return this.#key(entry.flow ? entry.parent! : entry, entry.value, entry);
    const stands = entry.flow ? 'flow' : entry.kind === 'item' ? 'item' : 'below';
    return this.#value(entry, entry.parent!, stands);
  }

  #key(holder: Entry, word: Word | null, entry: Entry): Place | null {
    if (word !== null && !touches(word.range, this.#offset)) return null;
    const behindDash = holder.kind === 'item' && holder.range[0] >= this.#line.start;
    return {
      part: 'key',
      path: pathOf(entry.kind === 'bare' ? entry.parent : holder),
      word: word ?? this.#empty(),
      stands: entry.flow ? 'flow' : behindDash ? 'item' : 'line',
      entry,
      holder: entry.kind === 'bare' ? entry.parent! : holder,
      colon: entry.colon !== null,
      lead: this.#space(),
      line: this.#line,
    };
  }

  #value(entry: Entry, holder: Entry, stands: Place['stands']): Place | null {
    const path = pathOf(holder);
    const word = this.#valueWord(entry, isText(path));
    if (word === null) return null;
    const lead = stands === 'below' && !isText(path) ? '- ' : this.#space();
    const line = this.#line;
    return { part: 'value', path, word, stands, entry, holder, colon: false, lead, line };
  }

  /** The whole condition counts as one word, however many lines it takes. */
  #valueWord(entry: Entry, condition: boolean): Word | null {
    if (entry.text !== null && !condition) return null;
    if (entry.text !== null) {
      return {
        text: this.#source.slice(...entry.text),
        range: entry.text,
        quote: '',
        closed: true,
      };
    }
    if (entry.value === null) return this.#empty();
    if (condition || touches(entry.value.range, this.#offset)) return entry.value;
    return null;
  }

  onEmptyLine(last: Entry): Place | null {
    const column = this.#offset - this.#line.start;
    let holder = last;
    while (holder.parent !== null && depth(holder) >= column * 2) holder = holder.parent;
    const path = pathOf(holder);
    const complete = holder.value ?? holder.text ?? holder.children.find((child) => child.flow);
    if (complete && !isText(path)) return null;
    if (complete && isText(path)) return this.#value(holder, holder, 'behind');
    const lists = holder.children.some((child) => child.kind === 'item');
    const isKey = holdsKeys(holder);
    const below = !isKey || lists;
    return {
      part: isKey ? 'key' : 'value',
      path,
      word: this.#empty(),
      stands: below ? 'below' : 'line',
      entry: null,
      holder,
      colon: false,
      lead: below && !isText(path) ? '- ' : '',
      line: this.#line,
    };
  }

  /** A word right behind a colon or dash needs a space first. */
  #space(): string {
    const before = this.#source.slice(this.#line.start, this.#offset);
    return /(?:^|\s)-$|:$/.test(before) ? ' ' : '';
  }

  #empty(): Word {
    const range: Range = [this.#offset, this.#offset];
    return { text: '', range, quote: '', closed: true };
  }
}

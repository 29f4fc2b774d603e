// A rule text as a tree of lines, read from indentation and punctuation alone, so that there is one while somebody types.
// Knows YAML's looks, not Sigma; a test holds it against the real reader wherever that one succeeds.
import type { Range } from '../text/range';
import { FlowReader } from './flow';
import {
  blockHeader,
  closing,
  commentFrom,
  readKey,
  readScalar,
  skipProperties,
  type Word,
} from './word';

/** `key: …`, `- …`, or a word that is neither, or not yet. */
export interface Entry {
  readonly kind: 'document' | 'key' | 'item' | 'bare';
  readonly parent: Entry | null;
  /** Of the key or dash, from 0; in flow style that of the line's own entry. */
  readonly column: number;
  readonly flow: boolean;
  readonly key: Word | null;
  readonly colon: number | null;
  readonly children: Entry[];
  /** A scalar, as far as it stands on one line. */
  value: Word | null;
  /** Where the value's text goes over several lines: all of it. */
  text: Range | null;
  /** Offsets between which a caret belongs to it; it begins with its key, dash or word. */
  range: Range;
}

export interface Line {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  readonly indent: number;
  /** Offset of the `#`. */
  comment: number | null;
  /** What begins on it, from left to right. */
  readonly entries: Entry[];
  /** It goes on with the value of this entry. */
  inside: Entry | null;
  /** The document it belongs to. */
  document: Entry;
}

export interface Sketch {
  readonly source: string;
  readonly documents: readonly Entry[];
  readonly lines: readonly Line[];
}

export const sketch = (source: string): Sketch => new Sketcher(source).read();

/** An item is deeper than a key in its column: a list may stand right under its key. */
export const depth = (entry: Entry): number =>
  entry.kind === 'document' ? -1 : entry.column * 2 + (entry.kind === 'item' ? 1 : 0);

class Sketcher {
  readonly #source: string;
  readonly #lines: Line[] = [];
  readonly #documents: Entry[] = [];
  #last: Entry;

  constructor(source: string) {
    this.#source = source;
    this.#last = this.#document(0);
    let start = 0;
    for (const text of source.split('\n')) {
      const end = start + text.replace(/\r$/, '').length;
      const indent = /^ */.exec(text)![0].length;
      const document = this.#documents[0]!;
      this.#lines.push({ start, end, indent, comment: null, entries: [], inside: null, document });
      start += text.length + 1;
    }
  }

  read(): Sketch {
    for (let index = 0; index < this.#lines.length; index += 1) index = this.#line(index);
    return { source: this.#source, documents: this.#documents, lines: this.#lines };
  }

  #document(at: number): Entry {
    const range: Range = [at, this.#source.length];
    const entry: Entry = { ...BLANK, kind: 'document', parent: null, range, children: [] };
    const before = this.#documents.at(-1);
    if (before) before.range = [before.range[0], at];
    this.#documents.push(entry);
    return entry;
  }

  /** Reads a line and what goes on below it; gives the index of the last one it took. */
  #line(index: number): number {
    const line = this.#lines[index]!;
    line.document = this.#documents.at(-1)!;
    const text = this.#source.slice(line.start, line.end);
    if (/^\s*$/.test(text)) return index;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(text)) {
      line.document = this.#last = this.#document(line.start);
      return index;
    }
    line.comment = commentFrom(this.#source, line.start, line.end);
    if (line.comment === line.start + line.indent) return index;
    this.#content(line);
    return this.#below(index);
  }

  /** Dashes, then a key with its value, or a word. */
  #content(line: Line): void {
    const stop = line.comment ?? line.end;
    let at = line.start + line.indent;
    while (/^-(?:\s|$)/.test(this.#source.slice(at, stop))) {
      this.#add(line, 'item', at, { range: [at, line.end] });
      at += /^-\s*/.exec(this.#source.slice(at, stop))![0].length;
    }
    if (at >= stop) return;
    const key = readKey(this.#source, at, stop);
    if (key !== null) {
      const { word, colon } = key;
      const entry = this.#add(line, 'key', at, { key: word, colon, range: [at, line.end] });
      this.#value(entry, colon + 1, stop);
      return;
    }
    const last = line.entries.at(-1);
    if (last !== undefined) this.#value(last, at, stop);
    else this.#bare(line, at, stop);
  }

  #value(entry: Entry, from: number, stop: number): void {
    const at = skipProperties(this.#source, from, stop);
    const first = this.#source[at];
    if (at >= stop) return;
    if (first === '[' || first === '{') new FlowReader(this.#source, entry).read(at);
    else if (blockHeader(this.#source.slice(at, stop))) entry.text = [stop, stop];
    else entry.value = readScalar(this.#source, at, stop);
  }

  /** A line without key or dash goes on with the text above it, or is a key that is being typed. */
  #bare(line: Line, at: number, stop: number): void {
    const above = this.#above(line.indent * 2);
    if (above.value !== null && !above.flow && above.value.quote === '') {
      line.inside = above;
      const end = readScalar(this.#source, at, stop).range[1];
      above.text = [above.text?.[0] ?? above.value.range[0], end];
      above.range = [above.range[0], line.end];
      return;
    }
    this.#value(this.#add(line, 'bare', at, { range: [at, line.end] }), at, stop);
  }

  #above(deep: number): Entry {
    let entry = this.#last;
    while (entry.parent !== null && depth(entry) >= deep) entry = entry.parent;
    return entry;
  }

  #add(line: Line, kind: Entry['kind'], at: number, rest: Partial<Entry>): Entry {
    const column = at - line.start;
    const parent = this.#above(column * 2 + (kind === 'item' ? 1 : 0));
    const entry: Entry = { ...BLANK, range: [at, at], ...rest, kind, column, parent, children: [] };
    parent.children.push(entry);
    line.entries.push(entry);
    this.#last = entry;
    return entry;
  }

  /** The lines below that belong to the value just begun: a block, an open quote or bracket. */
  #below(index: number): number {
    const entry = this.#lines[index]!.entries.at(-1) ?? this.#last;
    if (entry.text !== null && entry.text[0] === entry.text[1]) return this.#block(entry, index);
    const end = entry.children.some((child) => child.flow)
      ? entry.range[1]
      : this.#quoted(entry, index);
    let last = index;
    while (last + 1 < this.#lines.length && this.#lines[last + 1]!.start < end) {
      last += 1;
      this.#lines[last]!.inside = entry;
    }
    return last;
  }

  #block(entry: Entry, index: number): number {
    const head = this.#lines[index]!;
    const given = /[|>][-+]?\d/.test(this.#source.slice(head.start, head.end));
    let last = index;
    let margin = 0;
    for (let next = index + 1; next < this.#lines.length; next += 1) {
      const line = this.#lines[next]!;
      const empty = line.end - line.start === line.indent;
      if (!empty && (line.indent <= entry.column || line.indent < margin)) break;
      if (!empty && margin === 0 && !given) margin = line.indent;
      line.inside = entry;
      if (!empty) last = next;
    }
    const end = this.#lines[last]!.end;
    entry.text = [Math.min(this.#lines[index + 1]?.start ?? end, end), end];
    entry.range = [entry.range[0], end];
    return last;
  }

  /** Where a quote that is open at the end of its line closes, if it does on lines that are deeper than its own. */
  #quoted(entry: Entry, index: number): number {
    const { value } = entry;
    if (value === null || value.closed) return 0;
    for (const line of this.#lines.slice(index + 1)) {
      const at = line.start + line.indent;
      if (at === line.end) continue;
      // Somebody is typing: the next key is no part of the quote that was opened above it.
      if (line.indent <= entry.column || readKey(this.#source, at, line.end) !== null) return 0;
      const end = closing(this.#source, at, line.end, value.quote);
      if (end === null) continue;
      entry.text = [value.range[0], end];
      entry.range = [entry.range[0], end];
      return end;
    }
    return 0;
  }
}

const BLANK = { column: -1, flow: false, key: null, colon: null, value: null, text: null } as const;

// A text that is too large to be read at once → portions that can each be read by themselves: of a long list some members with what
// stands around the list, of a table some rows under its header. Cuts only where a value, a row or a line is complete; whether what is
// between is sound is for its reader to say.
import { lineBreaks } from '../text/byte-search';
import { headerOf } from './table';

type Bytes = Uint8Array<ArrayBuffer>;

/** How the rest of a text goes on. */
export interface Rest {
  readonly kind: 'json' | 'table' | 'lines';
  /** What every portion begins with: the beginning of the text up to the list that is cut, or a table's header. */
  readonly before: Bytes;
  /** Brackets that are open at the end of it, the outermost first. */
  readonly open: readonly number[];
  /** Line breaks, and rows of a table besides its header, that were before; those in `before` are not counted. */
  readonly lines: number;
  readonly rows: number;
}

export interface Portion {
  readonly bytes: Bytes;
  /** Bytes of the rest that are in it. */
  readonly taken: number;
  readonly next: Rest;
}

const [QUOTE, BACKSLASH, COMMA, NEWLINE] = [0x22, 0x5c, 0x2c, 0x0a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

const NOTHING: Bytes = new Uint8Array(0);

/** How a text begins that nothing was taken of. */
export function beginning(head: Bytes): Rest {
  const text = new TextDecoder().decode(head);
  const start = /\S/.exec(text)?.[0] ?? '';
  const none = { before: NOTHING, open: [], lines: 0, rows: 0 };
  if (start === '{' || start === '[') return { kind: 'json', ...none };
  const end = headerOf(text) === null ? -1 : rowEnd(head, 0);
  if (end < 0) return { kind: 'lines', ...none };
  return { kind: 'table', ...none, before: head.slice(0, end) };
}

/**
 * The first portion of a rest. `own` are its next bytes, as many as a portion may have; at the beginning of a table its header is among
 * them. null where nothing is complete among them. `manyIn` tells whether a portion holds several events: the list of a wrapper is cut,
 * one that is part of a record is not.
 */
export function portionOf(
  own: Bytes,
  rest: Rest,
  manyIn: (portion: Bytes) => boolean,
): Portion | null {
  if (rest.kind !== 'json') return portionOfRows(own, rest);
  const portion = portionOfJson(own, rest);
  const inside = portion !== null && portion.next.open.length > rest.open.length;
  return inside && !manyIn(portion.bytes) ? null : portion;
}

/** All of what is left, as the last portion. */
export const lastPortion = (own: Bytes, { kind, before, rows, lines }: Rest): Bytes =>
  kind === 'table' && rows + lines === 0 ? own : joined(before, withoutComma(own, before));

function portionOfRows(own: Bytes, rest: Rest): Portion | null {
  const { kind, before } = rest;
  const first = kind === 'table' && rest.lines === 0;
  let [taken, quoted, rows, begun] = [0, false, 0, 0];
  for (let at = 0; at < own.length; at += 1) {
    const byte = own[at];
    if (byte === QUOTE && kind === 'table') quoted = !quoted;
    if (byte !== NEWLINE || quoted) continue;
    if (at > begun && !(at === begun + 1 && own[begun] === 0x0d)) rows += 1;
    begun = taken = at + 1;
  }
  if (taken === 0 || (first && taken <= before.length)) return null;
  const portion = own.subarray(0, taken);
  return {
    bytes: first ? portion : joined(before, portion),
    taken,
    next: {
      ...rest,
      lines: rest.lines + lineBreaks(portion),
      rows: rest.rows + rows - (first ? 1 : 0),
    },
  };
}

function rowEnd(bytes: Bytes, from: number): number {
  let quoted = false;
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === QUOTE) quoted = !quoted;
    if (bytes[at] === NEWLINE && !quoted) return at + 1;
  }
  return -1;
}

/** A list that is open: where its own text begins, and where the last of its members ends. */
interface List {
  /** Brackets that are open in it, with its own. */
  readonly depth: number;
  readonly from: number;
  to: number;
}

function portionOfJson(own: Bytes, rest: Rest): Portion | null {
  const open = [...rest.open];
  // The outermost is no list, but values one behind the other.
  const lists: List[] = [{ depth: 0, from: 0, to: 0 }];
  rest.open.forEach((bracket, i) => {
    if (bracket === OPEN_LIST) lists.push({ depth: i + 1, from: 0, to: 0 });
  });
  const closed = (at: number) => {
    const list = lists.at(-1)!;
    if (list.depth === open.length) list.to = at + 1;
  };
  let quoted = false;
  for (let at = 0; at < own.length; at += 1) {
    const byte = own[at]!;
    if (quoted) {
      if (byte === BACKSLASH) at += 1;
      // No string goes on behind a line break: somebody forgot to close it.
      else if (byte === QUOTE || byte === NEWLINE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      open.push(byte);
      if (byte === OPEN_LIST) lists.push({ depth: open.length, from: at + 1, to: 0 });
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      if (lists.length > 1 && lists.at(-1)!.depth === open.length) lists.pop();
      open.pop();
      closed(at);
    }
  }
  // A list in a member of another may be in a record: that is left whole.
  const list = lists.slice(0, 2).find(({ to }) => to > 0);
  return list === undefined ? null : cut(own, rest, open, list);
}

function cut(own: Bytes, rest: Rest, open: readonly number[], { depth, from, to }: List): Portion {
  const around = open.slice(0, depth);
  const closing = around.map((one) => (one === OPEN_LIST ? CLOSE_LIST : CLOSE_OBJECT)).reverse();
  const opened = () => joined(rest.before, withoutComma(own.subarray(0, from), rest.before));
  const before = depth < rest.open.length ? outer(rest, depth) : rest.before;
  return {
    bytes: joined(
      rest.before,
      withoutComma(own.subarray(0, to), rest.before),
      Uint8Array.from(closing),
    ),
    taken: to,
    next: {
      ...rest,
      before: from > 0 ? withoutMembers(opened()) : before,
      open: around,
      lines: rest.lines + lineBreaks(own.subarray(0, to)),
    },
  };
}

/** The beginning up to a bracket that is further out. */
function outer({ before }: Rest, depth: number): Bytes {
  let [at, open, quoted] = [0, 0, false];
  for (; at < before.length && open < depth; at += 1) {
    const byte = before[at]!;
    if (quoted) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) open += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) open -= 1;
  }
  return before.slice(0, at);
}

/** The same text with every list that is closed in it empty: what was in it was in a portion before. */
function withoutMembers(text: Bytes): Bytes {
  const kept = new Uint8Array(text.length);
  const lists: number[] = [];
  let [length, quoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at]!;
    if (quoted) {
      if (byte === BACKSLASH) kept[length++] = text[at++]!;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === OPEN_LIST) lists.push(length + 1);
    else if (byte === CLOSE_LIST) length = lists.pop() ?? length;
    kept[length++] = text[at]!;
  }
  return kept.slice(0, length);
}

/** Behind the beginning of a list no comma belongs. */
function withoutComma(own: Bytes, before: Bytes): Bytes {
  if (before.length === 0) return own;
  let at = 0;
  while (own[at] === 0x20 || own[at] === 0x0a || own[at] === 0x0d || own[at] === 0x09) at += 1;
  if (own[at] !== COMMA) return own;
  const copy = own.slice();
  copy[at] = 0x20;
  return copy;
}

function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

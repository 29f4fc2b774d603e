// JSON text → nodes with positions, or the first mistake with its place. Lossless: integers beyond 2^53 become bigint.
import type { JsonMember, JsonMistake, JsonNode, JsonResult } from './json';
import type { Range } from './range';

/** Nesting beyond this is refused: no real record comes near, and the reader recurses. */
export const MAX_DEPTH = 400;

/** Ends the reading; never leaves this file. */
class Failure extends Error {
  constructor(readonly mistake: JsonMistake) {
    super(mistake.message);
  }
}

/**
 * Reads one JSON value that starts at or after `from`; `end` is the offset behind it (or of the mistake).
 * What follows the value is the caller's business.
 */
export function parseJson(text: string, from = 0): JsonResult {
  const reader = new Reader(text, from);
  try {
    const node = reader.value(0);
    return { node, end: reader.at, mistake: null };
  } catch (failure) {
    if (failure instanceof Failure) {
      return { node: null, end: failure.mistake.range[0], mistake: failure.mistake };
    }
    throw failure;
  }
}

/** Offset of the first character at or after `from` that is not JSON white space. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at += 1;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  constructor(
    readonly text: string,
    public at: number,
  ) {}

  value(depth: number): JsonNode {
    this.at = skipSpace(this.text, this.at);
    const first = this.text[this.at];
    if (depth > MAX_DEPTH) this.fail(`Nested deeper than ${MAX_DEPTH} levels.`);
    if (first === '{') return this.object(depth);
    if (first === '[') return this.array(depth);
    const start = this.at;
    if (first === '"') {
      const value = this.string();
      return { kind: 'scalar', range: [start, this.at], value };
    }
    if (first !== undefined && (first === '-' || (first >= '0' && first <= '9'))) {
      return this.number();
    }
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (this.text.startsWith(word, start) && !/\w/.test(this.text[start + word.length] ?? '')) {
        this.at += word.length;
        return { kind: 'scalar', range: [start, this.at], value };
      }
    }
    return this.noValue(first);
  }

  private object(depth: number): JsonNode {
    const start = this.at;
    const members: JsonMember[] = [];
    this.at = skipSpace(this.text, this.at + 1);
    if (this.text[this.at] !== '}') {
      for (;;) {
        members.push(this.member(depth));
        if (!this.another('}', 'member')) break;
      }
    }
    this.at += 1;
    return { kind: 'object', range: [start, this.at], members };
  }

  private member(depth: number): JsonMember {
    const keyStart = this.at;
    const found = this.text[this.at];
    if (found !== '"') {
      const word = this.word();
      if (word !== null) {
        this.fail(`Found the key ${word} without quotes; write "${word}".`, word.length);
      }
      if (found === '}') this.fail('Found } after a comma; take the comma before it away.', 1);
      if (found === "'") this.fail('Found a single quote; JSON keys stand in double quotes.', 1);
      this.fail(`Found ${this.shown()}; expected a key in double quotes.`, 1);
    }
    const key = this.string();
    const keyRange: Range = [keyStart, this.at];
    this.at = skipSpace(this.text, this.at);
    if (this.text[this.at] !== ':') {
      this.fail(`Found ${this.shown()}; expected a colon after the key ${JSON.stringify(key)}.`, 1);
    }
    this.at += 1;
    return { key, keyRange, value: this.value(depth + 1) };
  }

  private array(depth: number): JsonNode {
    const start = this.at;
    const items: JsonNode[] = [];
    this.at = skipSpace(this.text, this.at + 1);
    if (this.text[this.at] !== ']') {
      for (;;) {
        items.push(this.value(depth + 1));
        if (!this.another(']', 'value')) break;
      }
    }
    this.at += 1;
    return { kind: 'array', range: [start, this.at], items };
  }

  /** Behind a member or value: true after a comma, false at the closing bracket. */
  private another(close: string, what: string): boolean {
    this.at = skipSpace(this.text, this.at);
    const found = this.text[this.at];
    if (found === close) return false;
    if (found === ',') {
      this.at = skipSpace(this.text, this.at + 1);
      if (this.text[this.at] === close) {
        this.fail(`Found ${close} after a comma; take the comma before it away.`, 1);
      }
      return true;
    }
    return this.fail(`Found ${this.shown()}; expected a comma or ${close} after the ${what}.`, 1);
  }

  private string(): string {
    const start = this.at;
    let value = '';
    this.at += 1;
    for (;;) {
      PLAIN.lastIndex = this.at;
      const run = PLAIN.exec(this.text)![0];
      value += run;
      this.at += run.length;
      const stop = this.text[this.at];
      if (stop === '"') {
        this.at += 1;
        return value;
      }
      if (stop === '\\') value += this.escape();
      else if (stop === undefined) {
        this.at = start;
        this.fail('This string is never closed; expected a double quote at its end.', 1);
      } else {
        this.fail(
          stop === '\n' || stop === '\r'
            ? 'Found a line break inside a string; write \\n, or close the string before it.'
            : `Found the control character U+${stop.charCodeAt(0).toString(16).padStart(4, '0')} in a string; write it as an escape.`,
          1,
        );
      }
    }
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? '';
    const simple = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (simple !== undefined) {
      this.at += 2;
      return simple;
    }
    const hex = this.text.slice(this.at + 2, this.at + 6);
    if (letter === 'u' && /^[\da-fA-F]{4}$/.test(hex)) {
      this.at += 6;
      return String.fromCharCode(parseInt(hex, 16));
    }
    return this.fail(
      `Found the escape \\${letter}; JSON knows \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits.`,
      2,
    );
  }

  private number(): JsonNode {
    const start = this.at;
    NUMBER.lastIndex = start;
    const source = NUMBER.exec(this.text)?.[0];
    const next = this.text[start + (source?.length ?? 0)] ?? '';
    if (source === undefined || /[\w.]/.test(next)) {
      const found = /^[-+\w.]*/.exec(this.text.slice(start, start + 40))![0];
      return this.fail(
        `Found ${found}, which is no JSON number; write it without leading zeros, or in quotes.`,
        found.length,
      );
    }
    this.at += source.length;
    return { kind: 'scalar', range: [start, this.at], value: toNumber(source) };
  }

  private noValue(first: string | undefined): never {
    if (first === undefined) this.fail('The text ends here; expected a value.');
    if (first === "'") this.fail('Found a single quote; JSON strings stand in double quotes.', 1);
    if (first === '/' || first === '#') this.fail('Found a comment; JSON has none.', 1);
    const word = this.word();
    if (word === null) this.fail(`Found ${this.shown()}; expected a value.`, 1);
    const meant = { True: 'true', False: 'false', None: 'null', undefined: 'null' }[word];
    return this.fail(
      `Found ${word}; ${meant ? `write ${meant}` : 'a string stands in double quotes'}.`,
      word.length,
    );
  }

  private word(): string | null {
    WORD.lastIndex = this.at;
    return WORD.exec(this.text)?.[0] ?? null;
  }

  private shown(): string {
    const found = this.text.codePointAt(this.at);
    return found === undefined ? 'the end of the text' : String.fromCodePoint(found);
  }

  private fail(message: string, length = 0): never {
    throw new Failure({ message, range: [this.at, Math.min(this.at + length, this.text.length)] });
  }
}

function toNumber(source: string): number | bigint {
  const value = Number(source);
  if (Number.isSafeInteger(value) || !/^-?\d+$/.test(source)) return value;
  return BigInt(source);
}

// Structures as Athena, Presto and CloudTrail Lake print them: {type=IAMUser, arn=…, attributes={…}}. It is no format: nothing tells a
// comma in a value from one between values, so that a value ends where the next `, key=` begins.
import { withKeys, type JsonValue } from '../../text/json';

/** What is printed as null is left out: the printing side knows no missing fields. */
export function readBraces(text: string): JsonValue | null {
  const reader = new Reader(text.trim());
  const value = reader.structure();
  return value !== null && reader.done ? value : null;
}

/** Objects in objects; beyond this it is no record. */
const DEPTH = 20;

class Reader {
  #at = 0;
  #depth = 0;

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.#at === this.text.length;
  }

  structure(): JsonValue | null {
    if (this.#depth >= DEPTH) return null;
    this.#depth += 1;
    const found =
      this.text[this.#at] === '{'
        ? this.#object()
        : this.text[this.#at] === '['
          ? this.#list()
          : null;
    this.#depth -= 1;
    return found;
  }

  #object(): JsonValue | null {
    const members: [string, JsonValue][] = [];
    this.#at += 1;
    while (this.text[this.#at] !== '}') {
      const key = /^\s*([\w.:@/-]+)=/.exec(this.text.slice(this.#at, this.#at + 300));
      if (key === null) return null;
      this.#at += key[0].length;
      const value = this.#value('}');
      if (value === null) return null;
      if (value !== 'null') members.push([key[1]!, value]);
      if (this.text[this.#at] === ',') this.#at += 1;
      else if (this.text[this.#at] !== '}') return null;
    }
    this.#at += 1;
    return withKeys(members);
  }

  #list(): JsonValue | null {
    const items: JsonValue[] = [];
    this.#at += 1;
    while (this.text[this.#at] !== ']') {
      if (this.text[this.#at] === ' ') this.#at += 1;
      const value = this.#value(']');
      if (value === null) return null;
      items.push(value);
      if (this.text[this.#at] === ',') this.#at += 1;
      else if (this.text[this.#at] !== ']') return null;
    }
    this.#at += 1;
    return items;
  }

  #value(close: '}' | ']'): JsonValue | null {
    const first = this.text[this.#at];
    if (first === '{' || first === '[') {
      const start = this.#at;
      const inner = this.structure();
      const next = this.text[this.#at];
      if (inner !== null && (next === ',' || next === close)) return inner;
      this.#at = start;
    }
    const ends = close === '}' ? /, [\w.:@/-]+=|\}/g : /, |\]/g;
    ends.lastIndex = this.#at;
    const end = ends.exec(this.text)?.index;
    if (end === undefined) return null;
    const value = this.text.slice(this.#at, end);
    this.#at = end;
    return value;
  }
}

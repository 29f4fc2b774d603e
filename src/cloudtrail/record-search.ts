// Where reading takes up again behind a mistake: at the next object that is a record, or stands by itself.
import { parseJson, type JsonNode } from '../text/json';

const OWN_KEYS =
  /^(?:eventVersion|eventName|eventSource|eventTime|userIdentity|eventID|awsRegion)$/;

/** As often as all of a text may be read once more while one looks for where to go on. */
const READS = 4;

/** Looks for where the next record starts after a mistake. What it tries costs: text that is broken everywhere ends it. */
export class RecordSearch {
  readonly text: string;
  #left: number;
  /** From here on nothing looks like a record of CloudTrail's. */
  #noneFrom = Infinity;

  constructor(text: string) {
    this.text = text;
    this.#left = READS * text.length;
  }

  /** The whole value there, or null; null as well when too much was tried. */
  parse(at: number): { readonly node: JsonNode; readonly end: number } | null {
    if (this.#left <= 0) return null;
    const { node, end } = parseJson(this.text, at);
    this.#left -= Math.max(1, end - at);
    return node === null ? null : { node, end };
  }

  /** An object with keys of a record; where there is none, one that stands by itself; else the end of the text. */
  next(from: number): number {
    let plain = -1;
    for (const brace of this.#braces(from)) {
      if (brace < this.#noneFrom && this.#looksLikeRecord(brace)) return brace;
      if (plain < 0 && this.#standsAlone(brace)) plain = brace;
      if (plain >= 0 && brace >= this.#noneFrom) return plain;
    }
    this.#noneFrom = Math.min(this.#noneFrom, from);
    return plain < 0 ? this.text.length : plain;
  }

  *#braces(from: number): Generator<number> {
    for (let at = this.text.indexOf('{', from); at >= 0; at = this.text.indexOf('{', at + 1))
      yield at;
  }

  #looksLikeRecord(brace: number): boolean {
    const key = /^\{\s*"([^"\\]*)"\s*:/.exec(this.text.slice(brace, brace + 200))?.[1];
    if (key === undefined) return false;
    if (key === 'eventVersion') return true;
    const node = this.parse(brace)?.node;
    return node?.kind === 'object' && node.members.some((member) => OWN_KEYS.test(member.key));
  }

  /** A whole object behind another value or at the beginning of a line. */
  #standsAlone(brace: number): boolean {
    const before = /[,}\]\n]\s*$/.test(this.text.slice(Math.max(0, brace - 50), brace));
    return before && this.parse(brace)?.node.kind === 'object';
  }
}

// YAML events → nodes with ranges, one stretch of text at a time. Knows YAML, not Sigma; scalars are read by us (scalar.ts).
import {
  COLLECTION_STYLE,
  EVENT_ID,
  SCALAR_STYLE,
  getScalarValue,
  type Event as YamlEvent,
  type MappingEvent,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import type { Diagnostic } from '../text/diagnostic';
import type { Range } from '../text/range';
import { readPlain, type Reading, type ScalarValue } from './scalar';
import * as messages from './messages/yaml';

export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  readonly kind: 'map';
  readonly range: Range;
  /** In the order of the text, keys given twice included. */
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlList {
  readonly kind: 'list';
  readonly range: Range;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar {
  readonly kind: 'scalar';
  /** Quotes included; a block scalar starts at its body. Empty for a value left out. */
  readonly range: Range;
  readonly plain: boolean;
  /** The text without quotes, escapes and folding. */
  readonly text: string;
  readonly value: ScalarValue;
  readonly differs: Reading['differs'];
}

/** The documents of one stretch of the text. */
export interface Part {
  readonly documents: readonly YamlNode[];
  /** What is wrong with each of them, at the same index. */
  readonly faults: readonly (readonly Diagnostic[])[];
  /** Aliases written out. */
  readonly nodes: number;
}

/** The colon behind a key: nothing but blanks stands between them. */
const COLON = /\s*:/y;

export class Builder {
  readonly #text: string;
  readonly #events: readonly YamlEvent[];
  #diagnostics: Diagnostic[] = [];
  #anchors = new Map<string, { node: YamlNode; nodes: number }>();
  #next = 0;
  /** Where the last token ended: the place of a value left out. */
  #end = 0;
  #nodes = 0;

  constructor(text: string, events: readonly YamlEvent[]) {
    this.#text = text;
    this.#events = events;
  }

  build(): Part {
    const documents: YamlNode[] = [];
    const faults: (readonly Diagnostic[])[] = [];
    while (this.#next < this.#events.length) {
      this.#next += 1; // the document's own event
      this.#anchors = new Map();
      this.#diagnostics = [];
      if (this.#peek().type !== EVENT_ID.POP) {
        documents.push(this.#node());
        faults.push(this.#diagnostics);
      }
      this.#next += 1;
    }
    return { documents, faults, nodes: this.#nodes };
  }

  #peek(): YamlEvent {
    return this.#events[this.#next]!;
  }

  #node(): YamlNode {
    const event = this.#peek();
    const before = this.#nodes;
    this.#next += 1;
    this.#nodes += 1;
    switch (event.type) {
      case EVENT_ID.MAPPING:
        return this.#anchored(event, this.#map(event), before);
      case EVENT_ID.SEQUENCE:
        return this.#anchored(event, this.#list(event), before);
      case EVENT_ID.SCALAR:
        return this.#anchored(event, this.#scalar(event), before);
      case EVENT_ID.ALIAS:
        return this.#alias(event.anchorStart, event.anchorEnd);
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.POP:
        throw new Error(`YAML event ${event.type} where a node was expected`);
    }
  }

  #anchored(
    event: { anchorStart: number; anchorEnd: number; tagStart: number; tagEnd: number },
    node: YamlNode,
    before: number,
  ): YamlNode {
    if (event.anchorStart >= 0) {
      const name = this.#text.slice(event.anchorStart, event.anchorEnd);
      this.#anchors.set(name, { node, nodes: this.#nodes - before });
    }
    if (event.tagStart < 0) return node;
    const tag = this.#text.slice(event.tagStart, event.tagEnd);
    if ((tag === '!!str' || tag === '!') && node.kind === 'scalar') {
      return { ...node, value: node.text, differs: null };
    }
    this.#diagnostics.push(messages.tag([event.tagStart, event.tagEnd], tag));
    return node;
  }

  #map({ start, style }: MappingEvent): YamlMap {
    const entries: YamlEntry[] = [];
    const merged: YamlNode[] = [];
    while (this.#peek().type !== EVENT_ID.POP) {
      const key = this.#node();
      this.#end = Math.max(this.#end, this.#afterColon(key));
      const value = this.#node();
      if (key.kind === 'scalar' && key.plain && key.text === '<<') {
        merged.push(...(value.kind === 'list' ? value.items : [value]));
      } else {
        entries.push({ key, value });
      }
    }
    this.#next += 1;
    if (merged.length > 0) this.#merge(entries, merged);
    if (style === COLLECTION_STYLE.FLOW) this.#close(start, '}');
    return { kind: 'map', range: [start, Math.max(start, this.#end)], entries };
  }

  #afterColon(key: YamlNode): number {
    COLON.lastIndex = key.range[1];
    return COLON.test(this.#text) ? COLON.lastIndex : key.range[1];
  }

  /** The parser tells where a flow collection starts, not where its bracket closes. */
  #close(start: number, bracket: string): void {
    this.#end = this.#text.indexOf(bracket, Math.max(start + 1, this.#end)) + 1;
  }

  /** `<<: *base`: the keys of the other maps that this one does not have itself; earlier maps come first. */
  #merge(entries: YamlEntry[], bases: readonly YamlNode[]): void {
    const own = new Set(entries.map(({ key }) => (key.kind === 'scalar' ? key.text : '')));
    for (const base of bases) {
      if (base.kind !== 'map') {
        this.#diagnostics.push(messages.mergeOfNoMap(base.range));
        continue;
      }
      for (const entry of base.entries) {
        if (entry.key.kind === 'scalar') {
          if (own.has(entry.key.text)) continue;
          own.add(entry.key.text);
        }
        entries.push(entry);
      }
    }
  }

  #list({ start, style }: SequenceEvent): YamlList {
    const items: YamlNode[] = [];
    while (this.#peek().type !== EVENT_ID.POP) items.push(this.#node());
    this.#next += 1;
    if (style === COLLECTION_STYLE.FLOW) this.#close(start, ']');
    return { kind: 'list', range: [start, Math.max(start, this.#end)], items };
  }

  #scalar(event: ScalarEvent): YamlScalar {
    const plain = event.style === SCALAR_STYLE.PLAIN;
    if (event.valueStart < 0) {
      const range: Range = [this.#end, this.#end];
      return { kind: 'scalar', range, plain, text: '', value: null, differs: null };
    }
    const quotes =
      event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
        ? 1
        : 0;
    const range: Range = [event.valueStart - quotes, event.valueEnd + quotes];
    this.#end = range[1];
    const text = getScalarValue(this.#text, event);
    const reading = plain ? readPlain(text) : { value: text, differs: null };
    return { kind: 'scalar', range, plain, text, ...reading };
  }

  #alias(start: number, end: number): YamlNode {
    this.#end = end;
    const target = this.#anchors.get(this.#text.slice(start, end));
    if (target) {
      this.#nodes += target.nodes;
      return target.node;
    }
    const range: Range = [start - 1, end];
    const text = this.#text.slice(start - 1, end);
    this.#diagnostics.push(messages.unknownAlias(range, text));
    return { kind: 'scalar', range, plain: true, text, value: text, differs: null };
  }
}

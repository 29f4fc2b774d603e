// All calls a rule could meet, as columns: event sources, names, and which name stands under which source. It is given the names;
// where they come from is not known here.
import { fold } from '../engine/text-match';

/** Names by event source, as `cloudtrail/api-names` gives them. */
export type CallNames = ReadonlyMap<
  string,
  readonly { readonly name: string; readonly seen: boolean }[]
>;

/** A text no service has: stands for sources and names that nobody has listed. */
export const UNHEARD = '\u{f8ff}';

export interface Call {
  readonly source: string;
  readonly name: string;
}

export type CallField = 'eventSource' | 'eventName';

export class CallTable {
  /** Distinct texts of each field. */
  readonly texts: Readonly<Record<CallField, readonly string[]>>;
  /** Of each call, which text it has. */
  readonly columns: Readonly<Record<CallField, Uint32Array>>;
  readonly size: number;
  readonly #byText: Readonly<Record<CallField, ReadonlyMap<string, number[]>>>;

  constructor(calls: readonly Call[]) {
    const sources = new Column(calls.map(({ source }) => source));
    const names = new Column(calls.map(({ name }) => name));
    this.size = calls.length;
    this.texts = { eventSource: sources.texts, eventName: names.texts };
    this.columns = { eventSource: sources.numbers, eventName: names.numbers };
    this.#byText = { eventSource: sources.folded(), eventName: names.folded() };
  }

  call(index: number): Call {
    return { source: this.text('eventSource', index), name: this.text('eventName', index) };
  }

  text(field: CallField, index: number): string {
    return this.texts[field][this.columns[field][index]!]!;
  }

  /** Numbers of the texts of a field that equal this one, case aside. */
  equal(field: CallField, text: string): readonly number[] {
    return this.#byText[field].get(fold(text)) ?? [];
  }
}

class Column {
  readonly texts: string[] = [];
  readonly numbers: Uint32Array;

  constructor(all: readonly string[]) {
    const numbers = new Map<string, number>();
    this.numbers = Uint32Array.from(all, (text) => {
      let number = numbers.get(text);
      if (number === undefined) numbers.set(text, (number = this.texts.push(text) - 1));
      return number;
    });
  }

  folded(): ReadonlyMap<string, number[]> {
    const folded = new Map<string, number[]>();
    this.texts.forEach((text, number) => {
      const key = fold(text);
      folded.set(key, [...(folded.get(key) ?? []), number]);
    });
    return folded;
  }
}

/** Every known call; behind those of each source one that nobody has listed, and one of a source nobody has. */
export function knownCalls(names: CallNames): Call[] {
  const calls = [...names].flatMap(([source, list]) => [
    ...list.map(({ name }) => ({ source, name })),
    { source, name: UNHEARD },
  ]);
  return [...calls, { source: UNHEARD, name: UNHEARD }];
}

// Events as a file to take away. Knows neither rules nor words: heads, bits and what they mean come with the request.
import { factsOf } from '../cloudtrail/record';
import { MARK, tableText } from '../cloudtrail/table';
import { hasBit } from '../engine/bits';
import { compactJson, type JsonValue } from '../text/json';
import type { ExportColumn, Exported, ExportRequest } from './export-api';

export interface Holding {
  readonly size: number;
  /** null: it can't be read. */
  value(index: number): JsonValue | null;
  /** More may come behind those that are there, which keep their indices. */
  readonly growing: boolean;
  /** False as soon as others have taken their place. */
  current(): boolean;
}

/** null where the request is about other events than those held. Others are heard while it writes. */
export async function exported(held: Holding, request: ExportRequest): Promise<Exported | null> {
  const { format, events, of, columns } = request;
  if (held.growing && events !== null ? of > held.size : of !== held.size) return null;
  const indices = events ?? Uint32Array.from({ length: held.size }, (_, index) => index);
  switch (format) {
    case 'ndjson':
      return fileOf(held, indices, {
        ...{ type: 'application/x-ndjson', before: '', after: '', cut: 0 },
        text: (value) => `${compactJson(value)}\n`,
      });
    case 'log':
      // One line, as CloudTrail writes them; there is no comma behind the last.
      return fileOf(held, indices, {
        ...{ type: 'application/json', before: '{"Records":[', after: ']}', cut: 1 },
        text: (value) => `${compactJson(value)},`,
      });
    case 'csv': {
      const head = tableText([columns.map((column) => column.head)]);
      return fileOf(held, indices, {
        ...{ type: 'text/csv;charset=utf-8', before: MARK + head, after: '', cut: 0 },
        text: (value, index) => tableText([rowOf(value, index, columns)]),
      });
    }
  }
}

interface Form {
  readonly type: string;
  readonly before: string;
  readonly after: string;
  /** Bytes that are too many behind the last. */
  readonly cut: number;
  text(value: JsonValue, index: number): string;
}

/** Milliseconds of work before others get their turn. */
const TURN = 30;

/** Bytes that are handed over to the browser at a time: no text is as long as the file. */
const AT_ONCE = 4 * 1024 * 1024;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Read in the order of the files, each piece once; written in the order wanted. */
async function fileOf(held: Holding, indices: Uint32Array, form: Form): Promise<Exported | null> {
  const written = new Written(indices.length);
  const encoder = new TextEncoder();
  let since = performance.now();
  for (const place of inFileOrder(indices)) {
    if (performance.now() - since > TURN) {
      await pause();
      if (!held.current()) return null;
      since = performance.now();
    }
    const index = indices[place]!;
    const value = held.value(index);
    if (value !== null) written.add(place, encoder.encode(form.text(value, index)));
  }
  const parts = written.parts(form.cut);
  const file = new Blob([form.before, ...parts, form.after], { type: form.type });
  return { file, left: written.left };
}

function inFileOrder(indices: Uint32Array): Uint32Array {
  const places = Uint32Array.from(indices, (_, place) => place);
  const rising = indices.every((index, place) => place === 0 || indices[place - 1]! <= index);
  return rising ? places : places.sort((a, b) => indices[a]! - indices[b]!);
}

/** Texts by the place they are wanted at, in blobs as they came. */
class Written {
  readonly #blobs: Blob[] = [];
  #open: Uint8Array<ArrayBuffer>[] = [];
  #size = 0;
  /** Of each place: its blob, and bytes of it; of those left out none. */
  readonly #blob: Uint32Array;
  readonly #from: Uint32Array;
  readonly #to: Uint32Array;
  left: number;

  constructor(places: number) {
    this.#blob = new Uint32Array(places);
    this.#from = new Uint32Array(places);
    this.#to = new Uint32Array(places);
    this.left = places;
  }

  add(place: number, bytes: Uint8Array<ArrayBuffer>): void {
    this.#blob[place] = this.#blobs.length;
    this.#from[place] = this.#size;
    this.#open.push(bytes);
    this.#to[place] = this.#size += bytes.length;
    this.left -= 1;
    if (this.#size >= AT_ONCE) this.#close();
  }

  #close(): void {
    this.#blobs.push(new Blob(this.#open));
    this.#open = [];
    this.#size = 0;
  }

  /** What came one behind the other is one part. `cut`: bytes less of the last. */
  parts(cut: number): Blob[] {
    this.#close();
    const runs: { readonly blob: number; readonly from: number; to: number }[] = [];
    this.#blob.forEach((blob, place) => {
      const [from, to] = [this.#from[place]!, this.#to[place]!];
      const last = runs.at(-1);
      if (from === to) return;
      if (last?.blob === blob && last.to === from) last.to = to;
      else runs.push({ blob, from, to });
    });
    const last = runs.at(-1);
    if (last !== undefined) last.to -= cut;
    return runs.map(({ blob, from, to }) => this.#blobs[blob]!.slice(from, to));
  }
}

/** The cells of an event. */
function rowOf(value: JsonValue, index: number, columns: readonly ExportColumn[]): string[] {
  const facts = { ...factsOf(value), number: String(index + 1) };
  return columns.map((column) => {
    if ('fact' in column) return facts[column.fact];
    const { bits, known, words } = column;
    return words[bits === null || index >= known ? 2 : hasBit(bits, index) ? 0 : 1];
  });
}

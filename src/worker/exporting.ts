// Events as a file to take away. Knows neither rules nor words: heads, bits and what they mean come with the request.
import { factsOf } from '../cloudtrail/record';
import { MARK, tableText } from '../cloudtrail/table';
import { hasBit } from '../engine/bits';
import { compactJson, type JsonValue } from '../text/json';
import type { ExportColumn, Exported, ExportProgress, ExportRequest } from './export-api';
import type { RedactedExport } from './redacting/redacted-export';
import { Written } from './written';

export interface Holding {
  readonly size: number;
  /** null: it can't be read. */
  value(index: number): JsonValue | null;
  /** More may come behind those that are there, which keep their indices. */
  readonly growing: boolean;
  /** False as soon as others have taken their place, or the file is not wanted any more. */
  current(): boolean;
  /** Hears how far it is. */
  progress?(now: ExportProgress): void;
}

/** null where the request is about other events than those held. Others are heard while it writes. */
export async function exported(
  held: Holding,
  request: ExportRequest,
  redaction: RedactedExport | null = null,
): Promise<Exported | null> {
  const { events, of, name } = request;
  if (held.growing && events !== null ? of > held.size : of !== held.size) return null;
  const indices = events ?? Uint32Array.from({ length: held.size }, (_, index) => index);
  if (redaction === null) {
    const written = await fileOf(held, indices, formOf(request));
    return written && { ...written, name, redacted: null };
  }
  redaction.learn(name);
  for (const { head } of request.columns) redaction.learn(head);
  const all = await inTurns(held, indices, 'learning', (value) => redaction.learn(value));
  if (!all) return null;
  const columns = request.columns.map((column) => ({
    ...column,
    head: redaction.text(column.head, 'heads'),
  }));
  const other = redaction.text(name, 'name');
  const form = redactedForm(formOf({ ...request, columns }), request, redaction);
  const written = await fileOf(held, indices, form, () => redaction.hopeless);
  if (written === null) return null;
  const redacted = redaction.report();
  const file = redacted.leaks.length > 0 ? null : written.file;
  return { file, left: written.left, name: other, redacted };
}

interface Form {
  readonly type: string;
  readonly before: string;
  readonly after: string;
  /** Bytes that are too many behind the last. */
  readonly cut: number;
  text(value: JsonValue, index: number): string;
}

function formOf({ format, columns }: Pick<ExportRequest, 'format' | 'columns'>): Form {
  switch (format) {
    case 'ndjson':
      return {
        ...{ type: 'application/x-ndjson', before: '', after: '', cut: 0 },
        text: (value) => `${compactJson(value)}\n`,
      };
    case 'log':
      // One line, as CloudTrail writes them; there is no comma behind the last.
      return {
        ...{ type: 'application/json', before: '{"Records":[', after: ']}', cut: 1 },
        text: (value) => `${compactJson(value)},`,
      };
    case 'csv': {
      const head = tableText([columns.map((column) => column.head)]);
      return {
        ...{ type: 'text/csv;charset=utf-8', before: MARK + head, after: '', cut: 0 },
        text: (value, index) => tableText([rowOf(value, index, columns)]),
      };
    }
  }
}

/** A table holds no events that a rule could be asked of: its verdicts are those of here. */
function redactedForm(form: Form, { format }: ExportRequest, redaction: RedactedExport): Form {
  const text = (value: JsonValue, index: number): string => {
    const written = form.text(redaction.value(index, value, format !== 'csv'), index);
    redaction.wrote(written, { kind: 'event', index });
    return written;
  };
  return { ...form, text };
}

/** Milliseconds of work before others get their turn. */
const TURN = 30;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Read in the order of the files, each piece once; written in the order wanted. `enough`: what is left need not be written. */
async function fileOf(
  held: Holding,
  indices: Uint32Array,
  form: Form,
  enough: () => boolean = () => false,
): Promise<{ readonly file: Blob; readonly left: number } | null> {
  const written = new Written(indices.length);
  const encoder = new TextEncoder();
  const write = (value: JsonValue, index: number, place: number): void => {
    if (!enough()) written.add(place, encoder.encode(form.text(value, index)));
  };
  if (!(await inTurns(held, indices, 'writing', write))) return null;
  const parts = written.parts(form.cut);
  const file = new Blob([form.before, ...parts, form.after], { type: form.type });
  return { file, left: written.left };
}

/** Every event that can be read, in the order of the files; false where it was given up. */
async function inTurns(
  held: Holding,
  indices: Uint32Array,
  phase: ExportProgress['phase'],
  work: (value: JsonValue, index: number, place: number) => void,
): Promise<boolean> {
  let since = performance.now();
  let done = 0;
  for (const place of inFileOrder(indices)) {
    if (performance.now() - since > TURN) {
      held.progress?.({ phase, done, of: indices.length });
      await pause();
      if (!held.current()) return false;
      since = performance.now();
    }
    const index = indices[place]!;
    const value = held.value(index);
    if (value !== null) work(value, index, place);
    done += 1;
  }
  return true;
}

function inFileOrder(indices: Uint32Array): Uint32Array {
  const places = Uint32Array.from(indices, (_, place) => place);
  const rising = indices.every((index, place) => place === 0 || indices[place - 1]! <= index);
  return rising ? places : places.sort((a, b) => indices[a]! - indices[b]!);
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

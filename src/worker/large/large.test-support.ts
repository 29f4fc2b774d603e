// Large events without a browser: blobs whose bytes are at hand at once, and a pool in this process whose readers answer when they are
// told to, die, refuse, or find other bytes than were there.
import { factColumnsOf, FACTS, type FactColumns } from '../../cloudtrail/fact-columns';
import type { Plan } from '../../engine/plan';
import { compile } from '../../engine/plan';
import { parse } from '../../sigma/parse';
import { compactJson, type JsonValue } from '../../text/json';
import type { Growth } from '../growth';
import { AskKeeper, AskSender } from './asking';
import { LargeEvents } from './large-events';
import type { Ask, Piece, PieceAnswer, StreamedBytes } from './piece';
import { Pool, type Reader, type StartReader } from './pool';
import { readPiece } from './read-piece';
import { SIZES, type Sizes } from './sizes';

const known = new WeakMap<Blob, Uint8Array>();

export function blobOf(content: string | Uint8Array): Blob {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const blob = new Blob([new Uint8Array(bytes)]);
  known.set(blob, bytes);
  return blob;
}

async function remember(blob: Blob): Promise<void> {
  if (!known.has(blob)) known.set(blob, new Uint8Array(await blob.arrayBuffer()));
}

/** As a browser says it of a file that was changed or removed since. */
export const notReadable = (): never => {
  throw new DOMException('The requested file could not be read.', 'NotReadableError');
};

/** What a blob holds from now on; null: it can't be read any more. */
export const changeTo = (blob: Blob, content: string | null): void => {
  if (content === null) known.delete(blob);
  else known.set(blob, new TextEncoder().encode(content));
};

/** A reader's own: whoever still looks at what was asked for ahead when the next is there finds it overwritten. */
const lending = () => {
  let lent = new Uint8Array(0);
  return (blob: Blob): StreamedBytes => {
    if (!known.has(blob)) notReadable();
    const read = (from: number, to: number) => {
      if (from < 0 || to < from || to > blob.size) throw new Error(`Read ${from} to ${to}.`);
      return new Uint8Array(known.get(blob) ?? notReadable()).slice(from, to);
    };
    const ahead = (from: number, to: number) => {
      lent.fill(0);
      lent = read(from, to);
      return Promise.resolve(lent);
    };
    return { size: blob.size, read, ahead, all: () => Promise.resolve(read(0, blob.size)) };
  };
};

export const bytesOf = lending();

export type Fate = 'answers' | 'dies' | 'refuses';

interface Waiting {
  readonly piece: Piece;
  readonly ask: Ask;
  readonly go: () => Promise<void>;
}

/** Readers of a pool; what they are asked waits until it is let go. */
export class Readers {
  readonly waiting: Waiting[] = [];
  started = 0;
  ended = 0;
  /** Questions there were. */
  asked = 0;

  constructor(
    readonly sizes: Sizes = SIZES,
    readonly fate: (piece: Piece, ask: Ask) => Fate = () => 'answers',
  ) {}

  readonly start: StartReader = (): Reader => {
    this.started += 1;
    let die: (why: unknown) => void = () => undefined;
    const lost = new Promise((resolve) => (die = resolve));
    const [sender, keeper] = [new AskSender(), new AskKeeper()];
    const own = lending();
    // One behind the other, as a worker does.
    const queue: Waiting[] = [];
    const next = () => {
      const [first] = queue;
      if (first !== undefined) this.waiting.push(first);
    };
    const read = (piece: Piece, ask: Ask): Promise<PieceAnswer> =>
      new Promise((resolve, reject) => {
        const sent = sender.send(piece, ask);
        const { ask: asked } = keeper.take({ ...structuredClone({ ...sent, piece: null }), piece });
        const go = async (): Promise<void> => {
          const fate = this.fate(piece, ask);
          if (fate === 'dies') return die('dead');
          if (fate === 'refuses') {
            reject(new Error('refused'));
            queue.shift();
            return next();
          }
          try {
            resolve(await answered(piece, asked, own, this.sizes));
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
          queue.shift();
          next();
        };
        this.asked += 1;
        queue.push({ piece, ask, go });
        if (queue.length === 1) next();
      });
    return { read, lost, terminate: () => (this.ended += 1) };
  };

  /** Lets one of them answer, and all who wait for it react. */
  async release(which = 0): Promise<void> {
    const [next] = this.waiting.splice(which % this.waiting.length, 1);
    await next?.go();
    await settled();
  }

  /** Until nobody waits. */
  async all(): Promise<void> {
    while (this.waiting.length > 0) await this.release();
  }
}

export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What crosses the border to a worker is a copy. */
async function answered(
  piece: Piece,
  ask: Ask,
  own: (blob: Blob) => StreamedBytes,
  sizes: Sizes,
): Promise<PieceAnswer> {
  const answer = await readPiece(piece, ask, own, sizes);
  if (answer.kind === 'read') {
    const { blob } = answer.piece;
    return {
      ...structuredClone({ ...answer, piece: { ...answer.piece, blob: null } }),
      piece: { ...answer.piece, blob },
    };
  }
  for (const { blob } of answer.pieces) await remember(blob);
  return answer;
}

/** Pieces of some hundred bytes. */
export const SMALL: Sizes = {
  piece: 256,
  head: 700,
  window: 64,
  record: 100_000,
  whole: 1e6,
  unpacked: 1024,
};

export function opened(
  files: readonly (string | Uint8Array | Blob)[],
  {
    sizes = SMALL,
    workers = 2,
    fate,
  }: { sizes?: Sizes; workers?: number; fate?: Readers['fate'] } = {},
) {
  const readers = new Readers(sizes, fate);
  const sources = files.map((file, i) => ({
    name: `file ${i}`,
    blob: file instanceof Blob ? file : blobOf(file),
  }));
  const tellings: boolean[] = [];
  const pool = new Pool(readers.start, workers);
  const large = new LargeEvents(sources, pool, bytesOf, (soon) => tellings.push(soon), sizes);
  return { large, readers, sources, pool, tellings, told: () => tellings.length };
}

export function planOf(rule: string): Plan | null {
  const [document] = parse(rule).documents;
  return document?.kind === 'rule' && document.sound ? compile(document) : null;
}

/** A rule of one search, as a map. */
export const ruleOf = (search: unknown, condition = 'selection'): Plan =>
  planOf(
    JSON.stringify({
      title: 't',
      logsource: { product: 'aws' },
      detection: { selection: search, condition },
    }),
  )!;

export const record = (name: string, more: { readonly [key: string]: JsonValue } = {}): string =>
  compactJson({
    eventVersion: '1.08',
    eventName: name,
    eventSource: 'iam.amazonaws.com',
    eventTime: '2026-03-02T09:14:07Z',
    ...more,
  });

export const namesOf = (large: LargeEvents): unknown[] =>
  Array.from(
    { length: large.size },
    (_, i) => (large.event(i)!.value as { eventName?: string }).eventName,
  );

/** Rows as texts; null where nothing is known of one yet. */
export type Rows = (string | null)[];

const rowsIn = ({ size, texts, columns, times }: FactColumns): string[] =>
  Array.from({ length: size }, (_, row) =>
    [...FACTS.map((_fact, i) => texts[columns[i]![row]!]), times[row]].join('|'),
  );

export const rowsOf = (values: readonly JsonValue[]): string[] => rowsIn(factColumnsOf(values));

/** What the page makes of growth, row by row. */
export function grow(rows: Rows, { size, parts }: Growth): void {
  while (rows.length < size) rows.push(null);
  for (const { at, records, facts } of parts) {
    rowsIn(facts).forEach((text, row) => (rows[at + (records?.[row] ?? row)] = text));
  }
}

// Portions of rule files → a set. Two work at it at once, each at what the other does not: a reader makes of the texts what rules say, and here
// files are unpacked, words are numbered, and it is found out which calls rules can match. No code is made ready twice.
import type { EventCoverage } from '../../catalogue/call-states';
import type { EventCoverages } from '../../catalogue/event-coverage';
import type { ReadFiles } from '../../catalogue/rule-reader';
import type { ListedSet } from '../../catalogue/rule-set';
import { SearchIndexBuilder } from '../../catalogue/search-index';
import { depthOf, packSet } from '../../catalogue/stored-set';
import { once } from '../../text/once';
import type { ImportProgress, StoredPart, StoredSet } from '../catalogue-api';
import type { Bytes } from './blob-bytes';
import { openPart, type OpenPart } from './open-part';
import type { Reading } from './portion-reader';
import type { RuleFiles } from './rule-files';

/** Portions that are read ahead of their words: neither waits for the other. */
const AHEAD = 3;

/** Is ended when its set is made. */
export interface Reader extends Reading {
  end(): void;
}

/** Gives what tells which calls there are: asked where some rule asks for it. */
export type Coverages = () => Promise<EventCoverages>;

export interface Making {
  readonly name: string;
  readonly date: number;
  readonly progress?: ImportProgress | undefined;
}

/** A set that is open and not kept yet. */
export interface Made {
  readonly part: OpenPart;
  readonly damaged: readonly string[];
  /** As it is to be kept. */
  readonly pack: () => Promise<StoredSet>;
  /** Where it is not wanted any more: its reader may still hold a part of it. */
  readonly drop: () => void;
}

export async function makeSet(
  files: RuleFiles,
  making: Making,
  reader: Reader,
  coverages: Coverages,
): Promise<Made> {
  try {
    return await madeBy(reader, files, making, coverages);
  } catch (error) {
    reader.end();
    throw error;
  }
}

async function madeBy(
  reader: Reader,
  files: RuleFiles,
  { name, date, progress }: Making,
  coverages: Coverages,
): Promise<Made> {
  const index = new SearchIndexBuilder();
  const [paths, damaged, bodies, bodyStarts]: [string[], string[], Bytes[], number[]] = [
    [],
    [],
    [],
    [0],
  ];
  const covered = new Map<number, EventCoverage>();
  const ahead: { readonly reading: Promise<ReadFiles>; readonly through: number }[] = [];
  let entries = 0;
  const take = async (): Promise<void> => {
    const { reading, through } = ahead.shift()!;
    const { texts, asking } = await reading;
    for (const one of texts) index.addWeighed(entries++, one);
    for (const { entry, condition } of asking) {
      covered.set(entry, (await coverages()).of({ condition }));
    }
    tell(through);
  };
  const tell = telling(files.count, progress);
  tell(0);
  for await (const portion of files.portions((path) => damaged.push(path))) {
    const begin = bodyStarts.pop()!;
    for (const start of portion.starts) bodyStarts.push(begin + start);
    paths.push(...portion.paths);
    bodies.push(portion.bytes);
    const reading = reader.read(portion);
    // One before it may fail first, and is heard.
    reading.catch(() => undefined);
    ahead.push({ reading, through: paths.length + damaged.length });
    if (ahead.length > AHEAD) await take();
  }
  while (ahead.length > 0) await take();
  const finishing = reader.finish(name, covered);
  const search = index.build();
  const listed: ListedSet = { name, date, paths, bodyStarts, ...(await finishing) };
  const rules = once(() => reader.rest().finally(() => reader.end()));
  const part = openPart(listed, new Blob(bodies), async () => depthOf(await rules(), search));
  const pack = async (): Promise<StoredSet> => {
    const pieces = packSet(listed, await rules(), search);
    const lists = pieces[0]!.length + pieces[1]!.length;
    const stored: StoredPart = { index: new Blob([...pieces]), bodies: part.bodies, lists };
    const parts = [stored];
    return { name, date, rules: listed.heads.length, files: paths.length, parts };
  };
  return { part, damaged, pack, drop: () => reader.end() };
}

/** Milliseconds between two words of how far it is: to draw more of them takes time from what is told of. */
const TELL = 150;

function telling(of: number, progress: ImportProgress | undefined): (done: number) => void {
  let told = 0;
  return (done) => {
    const now = performance.now();
    if (done > 0 && done < of && now - told < TELL) return;
    told = now;
    progress?.(done, of);
  };
}

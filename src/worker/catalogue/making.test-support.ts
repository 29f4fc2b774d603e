// Sets made in tests as the worker makes them, and readers as they stand behind a border.
import { coverages } from '../../catalogue/made-sets.test-support';
import type { DroppedFile } from '../catalogue-api';
import { makeSet, type Made, type Making, type Reader } from './making-set';
import { PortionReader } from './portion-reader';
import { ruleFiles } from './rule-files';

/** Reads as a worker does: what is said crosses as copies, and takes its time. */
export function readerBehind(end: () => void = () => undefined): Reader {
  const reading = new PortionReader();
  const cross = async <A, B>(said: A, answer: (heard: A) => Promise<B>): Promise<B> => {
    const heard = structuredClone(said);
    await new Promise((done) => setTimeout(done));
    return structuredClone(await answer(heard));
  };
  return {
    read: (portion) => cross(portion, (heard) => reading.read(heard)),
    finish: (name, covered) => cross(covered, (heard) => reading.finish(name, heard)),
    rest: () => cross(null, () => reading.rest()),
    end,
  };
}

export async function makeHere(
  dropped: readonly DroppedFile[],
  making: Making,
  reader: Reader = readerBehind(),
): Promise<Made> {
  const files = await ruleFiles(dropped);
  if ('problem' in files) throw new Error(files.problem);
  return makeSet(files, making, reader, () => Promise.resolve(coverages));
}

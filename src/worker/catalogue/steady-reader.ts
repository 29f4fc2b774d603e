// A reader that goes on where its worker is lost: what that had been given is read once more, here. Nothing of the set is lost, it only takes longer.
import type { EventCoverage } from '../../catalogue/call-states';
import type { ReadFiles } from '../../catalogue/rule-reader';
import type { Reader } from './making-set';
import type { Reading } from './portion-reader';
import type { Portion } from './rule-files';

/** What reads rules is gone, or never came: what it was asked is to be asked somewhere else. */
export class ReaderLost extends Error {
  override readonly name: string = 'ReaderLost';
}

export class SteadyReader implements Reader {
  readonly #reader: Reader;
  readonly #here: () => Promise<Reading>;
  /** All that was given to be read, in its order. */
  readonly #portions: Portion[] = [];
  #finished: Parameters<Reading['finish']> | null = null;
  #again: Again | null = null;
  #ended = false;

  /** `here`: what reads where this is. */
  constructor(reader: Reader, here: () => Promise<Reading>) {
    this.#reader = reader;
    this.#here = here;
  }

  read(portion: Portion): Promise<ReadFiles> {
    const at = this.#portions.push(portion) - 1;
    return this.#ask(
      () => this.#reader.read(portion),
      (again) => again.read(at),
    );
  }

  finish(
    name: string,
    coverages: ReadonlyMap<number, EventCoverage>,
  ): ReturnType<Reading['finish']> {
    this.#finished = [name, coverages];
    return this.#ask(
      () => this.#reader.finish(name, coverages),
      (again) => again.finish(name, coverages),
    );
  }

  async rest(): ReturnType<Reading['rest']> {
    const rest = await this.#ask(
      () => this.#reader.rest(),
      async (again) => {
        await again.finish(...this.#finished!);
        return again.rest();
      },
    );
    // No more is asked, and the texts of all rules would stay.
    this.#portions.length = 0;
    this.#again = null;
    return rest;
  }

  /** What is still to be answered never is: nobody waits for it. */
  end(): void {
    this.#ended = true;
    this.#reader.end();
  }

  async #ask<T>(there: () => Promise<T>, here: (again: Again) => Promise<T>): Promise<T> {
    if (this.#again === null) {
      try {
        return await there();
      } catch (error) {
        if (!(error instanceof ReaderLost)) throw error;
        if (this.#ended) return new Promise(() => undefined);
        this.#reader.end();
        // Several may have been under way.
        this.#again ??= new Again(this.#here, this.#portions);
      }
    }
    return here(this.#again);
  }
}

/** Reads each portion once, one behind the other, whoever asks for which. */
class Again {
  readonly #reading: Promise<Reading>;
  readonly #portions: readonly Portion[];
  readonly #read: Promise<ReadFiles>[] = [];
  #finished: ReturnType<Reading['finish']> | null = null;

  constructor(here: () => Promise<Reading>, portions: readonly Portion[]) {
    this.#reading = here();
    this.#portions = portions;
  }

  read(at: number): Promise<ReadFiles> {
    for (let next = this.#read.length; next <= at; next += 1) {
      const before = this.#read[next - 1] ?? this.#reading;
      const reading = before.then(async () => (await this.#reading).read(this.#portions[next]!));
      // Whoever asked for it hears it.
      reading.catch(() => undefined);
      this.#read.push(reading);
    }
    return this.#read[at]!;
  }

  /** Behind all that is to be read; once. */
  finish(...asked: Parameters<Reading['finish']>): ReturnType<Reading['finish']> {
    this.#finished ??= this.#finish(asked);
    return this.#finished;
  }

  async #finish(asked: Parameters<Reading['finish']>): ReturnType<Reading['finish']> {
    if (this.#portions.length > 0) await this.read(this.#portions.length - 1);
    return (await this.#reading).finish(...asked);
  }

  async rest(): ReturnType<Reading['rest']> {
    return (await this.#reading).rest();
  }
}

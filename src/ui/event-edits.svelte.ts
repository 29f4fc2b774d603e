// What was changed on the events since they were opened, and the way back: texts of single events, copies, removals.
// Knows no rule and no place inside an event.
import type { FactColumns } from '../cloudtrail/fact-columns';
import type { ShiftAnswer } from '../worker/api';
import {
  edited,
  NO_CHANGES,
  shifted,
  STALE,
  type Changes,
  type WorkerClient,
} from '../worker/client';

/** An event before and after; null: it was not there, or is there no more. */
export interface Step {
  readonly index: number;
  readonly before: string | null;
  readonly after: string | null;
}

interface Done extends Step {
  /** How often something had been put in the place of all, until then. */
  readonly opening: number;
}

interface Page {
  openings(): number;
  select(index: number): void;
  /** Resolves when the verdicts have followed. */
  taken(index: number, facts: FactColumns | null, typedAt: number): Promise<void>;
  shifted(at: number, text: string | null, answer: ShiftAnswer): Promise<void>;
  failed(error: unknown): void;
}

export class EventEdits {
  readonly #client: WorkerClient;
  readonly #page: Page;
  #changes = $state.raw<Changes>(NO_CHANGES);
  #past: Done[] = [];
  #future: Done[] = [];
  #settled: Promise<unknown> = Promise.resolve();

  constructor(client: WorkerClient, page: Page) {
    this.#client = client;
    this.#page = page;
  }

  get changes(): Changes {
    return this.#changes;
  }
  /** Whether all events are as they were opened. */
  get none(): boolean {
    return this.#changes.edits.length === 0 && this.#changes.shifts.length === 0;
  }
  /** Resolves when everything asked for so far is shown. */
  get settled(): Promise<unknown> {
    return this.#settled;
  }

  /** Other events: what was done to those before can't be undone one by one. */
  opened(changes: Changes): void {
    this.#changes = changes;
    this.#past = [];
    this.#future = [];
  }

  /** The worker has taken a text. */
  taken(index: number, text: string): void {
    this.#changes = edited(this.#changes, index, text);
  }

  /** Puts a text in the place of an event, as one types; answers what is wrong with it, if anything. */
  put(index: number, text: string, typedAt = performance.now()): Promise<string | null> {
    return this.#ask(async () => {
      const answer = await this.#client.edit(index, text);
      if (answer === STALE) return null;
      if (answer.problem !== null) return answer.problem.message;
      this.taken(index, text);
      await this.#page.taken(index, answer.facts, typedAt);
      return null;
    });
  }

  /** One thing that can be undone was done. */
  did(step: Step): void {
    if (step.before === step.after) return;
    this.#past.push({ ...step, opening: this.#page.openings() });
    this.#future = [];
  }

  /** Does it, so that it can be undone. */
  do(step: Step): Promise<string | null> {
    this.did(step);
    return this.#play(step);
  }

  /** False where something else happened since, or nothing. */
  undo(): boolean {
    const step = this.#past.at(-1);
    if (step === undefined || step.opening < this.#page.openings()) return false;
    this.#past.pop();
    this.#future.push(step);
    void this.#play({ index: step.index, before: step.after, after: step.before });
    return true;
  }

  redo(): boolean {
    const step = this.#future.at(-1);
    if (step === undefined || step.opening < this.#page.openings()) return false;
    this.#future.pop();
    this.#past.push(step);
    void this.#play(step);
    return true;
  }

  #play({ index, before, after }: Step): Promise<string | null> {
    if (before === null || after === null) return this.#shift(index, after);
    this.#page.select(index);
    return this.put(index, after);
  }

  #shift(at: number, text: string | null): Promise<string | null> {
    return this.#ask(async () => {
      const answer = await this.#client.shift(at, text);
      if (answer === STALE) return null;
      if (answer.problem !== null) return answer.problem.message;
      this.#changes = shifted(this.#changes, at, text);
      await this.#page.shifted(at, text, answer);
      return null;
    });
  }

  #ask(work: () => Promise<string | null>): Promise<string | null> {
    const done = work().catch((error: unknown) => {
      this.#page.failed(error);
      return null;
    });
    this.#settled = Promise.all([this.#settled, done]);
    return done;
  }
}

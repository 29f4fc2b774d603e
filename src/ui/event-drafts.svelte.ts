// Events being edited as text. A draft that is no JSON yet stays as it was typed, the event as it was before.
import type { FactColumns } from '../cloudtrail/fact-columns';
import { placeIn } from '../view/problems';
import { STALE, type WorkerClient } from '../worker/client';

export interface Draft {
  readonly text: string;
  /** The event's text when the draft was begun. */
  readonly before: string;
  readonly problem: {
    readonly message: string;
    readonly line: number;
    readonly column: number;
    readonly offset: number;
  } | null;
}

interface Listener {
  taken(index: number, text: string, facts: FactColumns | null, typedAt: number): void;
  /** The draft was closed. */
  left(index: number, before: string, after: string): void;
  failed(error: unknown): void;
}

export class EventDrafts {
  readonly #client: WorkerClient;
  readonly #listener: Listener;
  #drafts = $state.raw<ReadonlyMap<number, Draft>>(new Map());

  constructor(client: WorkerClient, listener: Listener) {
    this.#client = client;
    this.#listener = listener;
  }

  /** The text of an event while it is edited, else null. */
  of(index: number | null): Draft | null {
    return index === null ? null : (this.#drafts.get(index) ?? null);
  }

  start(index: number, text: string): void {
    this.#set(index, { text, before: text, problem: null });
  }

  async type(index: number, text: string, typedAt: number): Promise<void> {
    const { before = text, problem: last = null } = this.of(index) ?? {};
    this.#set(index, { text, before, problem: last });
    try {
      const answer = await this.#client.edit(index, text);
      // Typed on, or left, since then.
      if (answer === STALE || this.of(index)?.text !== text) return;
      const { problem } = answer;
      if (problem === null) {
        this.#set(index, { text, before, problem: null });
        this.#listener.taken(index, text, answer.facts, typedAt);
        return;
      }
      const place = placeIn(text, problem.range[0]);
      this.#set(index, {
        text,
        before,
        problem: { message: problem.message, ...place, offset: problem.range[0] },
      });
    } catch (error) {
      this.#listener.failed(error);
    }
  }

  done(index: number): void {
    const draft = this.of(index);
    this.drop(index);
    if (draft !== null) this.#listener.left(index, draft.before, draft.text);
  }

  /** Closes it without a word. */
  drop(index: number): void {
    this.move((other) => (other === index ? null : other));
  }

  /** Events have other places now, or (null) are gone. */
  move(to: (index: number) => number | null): void {
    const moved = [...this.#drafts].map(([index, draft]) => [to(index), draft] as const);
    this.#drafts = new Map(moved.filter((one): one is readonly [number, Draft] => one[0] !== null));
  }

  /** What is being typed, by event. */
  texts(): (readonly [index: number, text: string])[] {
    return [...this.#drafts].map(([index, { text }]) => [index, text] as const);
  }

  /** Texts that were being typed when the page was left: those that are no event yet are open again. */
  resume(
    edits: readonly (readonly [index: number, text: string])[],
    refused: readonly number[],
  ): void {
    for (const [index, text] of edits)
      if (refused.includes(index)) void this.type(index, text, performance.now());
  }

  /** All of them: the events they were of are gone. */
  forget(): void {
    this.#drafts = new Map();
  }

  #set(index: number, draft: Draft): void {
    this.#drafts = new Map(this.#drafts).set(index, draft);
  }
}

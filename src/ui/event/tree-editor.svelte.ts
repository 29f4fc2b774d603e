// Changing the event in its tree: which line is open, and what became of the text. While a line is open the tree stands
// still and every key goes to the worker.
import type { JsonNode } from '../../text/json';
import { remove, tidy, type Place, type Step } from '../../view/event-edit';
import type { TreeLine } from '../../view/event-tree';
import type { Playground } from '../playground.svelte';
import { adding, changing, textOf } from './tree-edits';

export interface Open {
  readonly index: number;
  /** The text before. */
  readonly base: string;
  /** With the line in it. */
  readonly text: string;
  /** What the tree shows meanwhile. */
  readonly root: JsonNode;
  /** Key of the line that is open, or beside which a new one is. */
  readonly anchor: string;
  readonly where: 'in' | 'before' | 'after';
  readonly place: Place;
  readonly after: Step | null;
  /** At first; null: it has none. */
  readonly key: string | null;
  readonly value: string | null;
  readonly depth: number;
  readonly focus: 'key' | 'value';
}

export class TreeEditor {
  readonly #playground: Playground;
  #open = $state.raw<Open | null>(null);
  #problem = $state.raw<string | null>(null);
  #text = '';

  constructor(playground: Playground) {
    this.#playground = playground;
  }

  /** null where no line of the event in view is open. */
  get open(): Open | null {
    return this.#open?.index === this.#playground.explanation?.index ? this.#open : null;
  }
  /** Why what was typed is not taken. */
  get problem(): string | null {
    return this.#problem;
  }
  get settled(): Promise<unknown> {
    return this.#playground.edits.settled;
  }

  change(line: TreeLine, focus: 'key' | 'value' = 'value'): Promise<void> {
    return this.#begin((text) => changing(text, line, focus));
  }

  add(line: TreeLine): Promise<void> {
    return this.#begin((text) => adding(text, line));
  }

  async remove(line: TreeLine): Promise<void> {
    await this.settled;
    const event = this.#event();
    const after = event && remove(event.text, line.place);
    if (event === null || after === null) return;
    await this.#playground.edits.do({ index: event.index, before: event.text, after });
  }

  type(key: string | null, value: string | null, at: number): void {
    const { open } = this;
    if (open !== null) this.#put(textOf(open, key, value), at);
  }

  /** Leaves the line; the event stays as it was typed. */
  async keep(): Promise<void> {
    const open = this.#open;
    if (open === null) return;
    await this.settled;
    if (this.#open !== open) return;
    this.#open = null;
    this.#playground.edits.did({ index: open.index, before: open.base, after: this.#text });
  }

  /** Leaves the line; the event is again as it was before. */
  cancel(): Promise<void> {
    if (this.#open !== null && this.#text !== this.#open.base) {
      this.#put(this.#open.base, performance.now());
    }
    return this.keep();
  }

  /** The event in view, with what was typed last. */
  #event(): { index: number; text: string } | null {
    const { explanation, edits } = this.#playground;
    if (explanation === null) return null;
    const { index } = explanation;
    const typed = edits.changes.edits.find(([edited]) => edited === index)?.[1];
    return { index, text: typed === undefined ? explanation.text : tidy(typed) };
  }

  async #begin(opens: (text: string) => Omit<Open, 'index'> | null): Promise<void> {
    await this.settled;
    const event = this.#event();
    const opened = event && opens(event.text);
    if (event === null || opened === null) return;
    this.#open = { index: event.index, ...opened };
    this.#text = opened.base;
    this.#problem = null;
    this.#put(opened.text, performance.now());
  }

  #put(text: string | null, at: number): void {
    const open = this.#open!;
    this.#problem = text === null ? 'There is a field of this name already.' : null;
    const next = text ?? open.base;
    if (next === this.#text) return;
    this.#text = next;
    void this.#playground.edits.put(open.index, next, at).then((problem) => {
      if (problem !== null && this.#text === next) this.#problem = problem;
    });
  }
}

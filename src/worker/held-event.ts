// The text of the event in view, which crosses the border once: what the page keeps of it.
import type { EventText, Explanation, SentExplanation } from './api';

export class HeldEvent {
  #text: EventText | null = null;

  /** Asked with, so that the worker knows. */
  get serial(): number | null {
    return this.#text?.serial ?? null;
  }

  /** The explanation with its event. */
  whole({ event, ...reasons }: SentExplanation): Explanation {
    const text = event ?? this.#text;
    if (text === null) throw new Error('The event of an explanation was neither sent nor held.');
    this.#text = text;
    return { ...reasons, ...text };
  }

  /** Serial numbers of another worker mean other events. */
  drop(): void {
    this.#text = null;
  }
}

// A stage's identity colour: the same in the rule, the matrix, the event and the why tree.
import type { Outline } from '../worker/api';

export interface Hue {
  /** 1…8, the colour token. */
  readonly index: number;
  /** 0 = solid; a ninth stage has the first colour again, with another bar. */
  readonly pattern: number;
}

export type Hues = ReadonlyMap<string, Hue>;

const COLOURS = 8;

export const hueOf = (position: number): Hue => ({
  index: (position % COLOURS) + 1,
  pattern: Math.floor(position / COLOURS) % 3,
});

/** By the order of the text, in each rule anew, so that editing the condition never repaints a stage. */
export const huesOf = (rules: readonly Outline[]): Hues =>
  new Map(rules.flatMap(({ stages }) => stages.map((stage, i) => [stage.id, hueOf(i)] as const)));

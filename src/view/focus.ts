// Which document of the pane an id belongs to. Ids of all documents but the first begin with its number and `//`.
import type { Range } from '../text/range';

/** The id of the verdict of the document that a node's id belongs to. */
export const verdictIdOf = (id: string): string => `${/^\d+\/\//.exec(id)?.[0] ?? ''}condition`;

interface Judging {
  readonly id: string;
  readonly range: Range;
  /** It alerts on its own. */
  readonly alerts: boolean;
}

/** Documents in the order of the text. */
export const inText = <T extends Pick<Judging, 'range'>>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => a.range[0] - b.range[0]);

/** The one asked for; else the first that alerts on its own: that is what the text is for. */
export const focused = <T extends Judging>(all: readonly T[], id: string | null): T | null =>
  all.find((one) => one.id === id) ?? all.find((one) => one.alerts) ?? all[0] ?? null;

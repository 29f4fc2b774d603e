// Which rule of the pane an id belongs to. Ids of all documents but the first begin with its number and `//`.

/** The id of the verdict of the rule that a node's id belongs to. */
export const verdictIdOf = (id: string): string => `${/^\d+\/\//.exec(id)?.[0] ?? ''}condition`;

/** The verdict of the first document. */
export const FIRST = verdictIdOf('');

interface Ruled {
  readonly id: string;
}

/** The one asked for, or the first. */
export const focused = <T extends Ruled>(all: readonly T[], id: string): T | null =>
  all.find((one) => one.id === id) ?? all[0] ?? null;

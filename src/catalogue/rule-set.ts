// A set of rules as it is open and kept: what lists, facets and counts need, what search and pages read behind that, and where each body stands.
import type { SetFacets } from './facet-columns';
import type { Indicator } from './indicators';
import type { RuleEntry } from './rule-entry';
import type { RuleHead } from './rule-head';
import type { SearchColumns } from './search-index';

export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

/** What the first list is made of. */
export interface ListedSet {
  /** What it came from: the name of the archive or folder. */
  readonly name: string;
  /** When it was taken in, in milliseconds since 1970. */
  readonly date: number;
  readonly paths: readonly string[];
  /** What lists need of the entries, at the same index, and their facets. */
  readonly heads: readonly RuleHead[];
  readonly facets: SetFacets;
  /** Where each file's bytes begin among those of all; one more than files. */
  readonly bodyStarts: readonly number[];
}

/** What is there a moment later: searches with words ask for it, and pages of rules. */
export interface SetDepth {
  readonly entries: readonly RuleEntry[];
  /** Each once, by their keys. */
  readonly indicators: readonly Indicator[];
  readonly search: SearchColumns;
}

export interface RuleSet extends ListedSet, SetDepth {}

/** `depth` is asked when something of it is read first. */
export function setOf(listed: ListedSet, depth: () => SetDepth): RuleSet {
  return {
    ...listed,
    get entries() {
      return depth().entries;
    },
    get indicators() {
      return depth().indicators;
    },
    get search() {
      return depth().search;
    },
  };
}

// What the catalogue keeps of one document, so that it need not be read again for lists, facets and counts. Plain data, stored as it is.
import type { EventCoverage } from './call-states';

export interface RuleEntry {
  readonly kind: 'rule' | 'correlation' | 'filter';
  /** Index of its file in its set, and of the document in that. */
  readonly file: number;
  readonly document: number;
  readonly title: string | null;
  readonly id: string | null;
  readonly name: string | null;
  readonly status: string | null;
  readonly level: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly modified: string | null;
  readonly license: string | null;
  readonly product: string | null;
  readonly category: string | null;
  readonly service: string | null;
  readonly tags: readonly string[];
  /** Short names, in the order of the matrix. */
  readonly tactics: readonly string[];
  /** Ids of today. */
  readonly techniques: readonly string[];
  /** Numbers of the set's indicators that it looks for, and that it looks for to take them out. */
  readonly looksFor: readonly number[];
  readonly excludes: readonly number[];
  /** null: it is not about CloudTrail. */
  readonly coverage: EventCoverage | null;
  /** Rules that a correlation or filter names. */
  readonly refers: readonly string[];
  /** It can be evaluated. */
  readonly sound: boolean;
}

/** What addresses and links call it: its id, else its name, else where it stands. */
export const keyOf = (
  { id, name, file, document }: Pick<RuleEntry, 'id' | 'name' | 'file' | 'document'>,
  paths: readonly string[],
): string => id ?? name ?? (document === 0 ? paths[file]! : `${paths[file]!}#${document}`);

/** One who wrote it, each for itself: `A (B), C` are two. */
export const authorsOf = ({ author }: Pick<RuleEntry, 'author'>): readonly string[] =>
  author === null
    ? []
    : [...new Set(author.split(/\s*[,;]\s*(?![^(]*\))/).filter((one) => one !== ''))];

/** `aws · cloudtrail`, `windows · process_creation`. */
export const logsourceWords = ({
  product,
  category,
  service,
}: Pick<RuleEntry, 'product' | 'category' | 'service'>): string =>
  [product, category, service].filter((part) => part !== null).join(' · ');

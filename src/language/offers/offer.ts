// What a completion is, and how one is made for the place the caret is in.
import type { Range } from '../../text/range';
import type { Known } from '../known';
import type { Place } from '../place';
import type { Entry, Sketch } from '../sketch';

export interface Completion {
  readonly label: string;
  readonly insert: string;
  /** Where the caret goes, as an offset into `insert`. */
  readonly caret: number;
  /** What it takes the place of; holds the caret, and lies on one line. */
  readonly range: Range;
  /** What is typed has to fit this: the label, with the quote somebody began. */
  readonly filter: string;
  readonly kind: 'key' | 'field' | 'modifier' | 'value' | 'search' | 'operator';
  readonly detail: string;
  /** Markdown. */
  readonly doc: string;
  /** Something is offered right behind it. */
  readonly again: boolean;
}

/** In the order in which they are worth showing. */
export interface Completions {
  readonly items: readonly Completion[];
  /** False where there is more than was given: ask again with more typed. */
  readonly whole: boolean;
}

export interface Asked {
  readonly source: string;
  readonly offset: number;
  readonly sketch: Sketch;
  readonly place: Place;
  readonly known: Known;
}

export type Offer = Pick<Completion, 'label' | 'kind' | 'detail' | 'doc'> & {
  /** `‸` is where the caret goes, else the end. */
  readonly text: string;
  readonly again?: boolean;
};

/** Offers, and whether they are all there are. */
export interface Offers {
  readonly offers: readonly Offer[];
  readonly whole: boolean;
}

/** The word up to the caret, without the quote it may begin with. */
export const typedIn = ({ place, source, offset }: Asked): string =>
  source.slice(place.word.range[0], offset).replace(/^['"]/, '');

/** Offers put into the place the caret is in, or into a range given. */
export function put(
  asked: Asked,
  offers: readonly Offer[],
  range: Range = asked.place.word.range,
): Completion[] {
  const { lead } = asked.place;
  const first = asked.offset > range[0] ? asked.source[range[0]]! : '';
  const quote = first === "'" || first === '"' ? first : '';
  return offers.map(({ text, again = false, ...rest }) => {
    const mark = text.indexOf('‸');
    return {
      ...rest,
      insert: lead + (mark < 0 ? text : text.slice(0, mark) + text.slice(mark + 1)),
      caret: lead.length + (mark < 0 ? text.length : mark),
      range,
      filter: quote + rest.label,
      again,
    };
  });
}

/** How deep the text indents: what its first deeper line does; four spaces, as SigmaHQ does, where there is none. */
export function indentUnit({ lines }: Sketch): string {
  const deeper = lines.filter(({ indent }) => indent > 0);
  const first = deeper.find(({ entries }) => entries.length > 0) ?? deeper[0];
  return ' '.repeat(first?.indent ?? 4);
}

/** Keys beside the one the caret is in. */
export const keysBeside = ({ holder, entry }: Place): Entry[] =>
  holder.children.filter((child) => child.key !== null && child !== entry);

/** Values that stand in the same list. */
export function takenBeside({ place: { holder, entry } }: Asked): Set<string> {
  const others = holder.children.filter((child) => child !== entry && child.value !== null);
  return new Set(others.map((child) => child.value!.text));
}

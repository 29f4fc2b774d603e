// Event sources and API names as offers: those of the source at hand, those met in real records first.
import type { ApiName } from '../../cloudtrail/api-names';
import { code, listed } from '../markdown';
import type { Offer } from './offer';

type Names = ReadonlyMap<string, readonly ApiName[]>;
type Make = (value: string, detail: string) => Offer;

/** More than anybody reads; what is typed narrows them down. */
const MOST = 300;

export function sourceOffers(names: Names, make: Make): Offer[] {
  const common = (source: string): number => (names.get(source)!.some(({ seen }) => seen) ? 0 : 1);
  return [...names.keys()]
    .sort((a, b) => common(a) - common(b))
    .map((source) => make(source, 'AWS'));
}

export function nameOffers(
  names: Names,
  sources: readonly string[],
  typed: string,
  make: Make,
): { offers: Offer[]; whole: boolean } {
  const own = sources.flatMap((source) => names.get(source) ?? []);
  if (own.length > 0) {
    const sorted = [...own].sort((a, b) => Number(b.seen) - Number(a.seen));
    return { offers: sorted.map(({ name }) => make(name, 'AWS')), whole: true };
  }
  const { fit, whole } = fitting(allNames(names), typed);
  const offers = fit.map(({ name, sources: by }) => ({
    ...make(name, by[0]!.replace('.amazonaws.com', '') + (by.length > 1 ? ' …' : '')),
    doc: `A call of ${listed(by.map(code), 'or', 3)}.`,
  }));
  return { offers, whole };
}

interface Name {
  readonly name: string;
  readonly lower: string;
  readonly sources: string[];
  seen: boolean;
}

const whole = new WeakMap<Names, readonly Name[]>();

/** Every name once, with the sources that have it. */
function allNames(names: Names): readonly Name[] {
  const known = whole.get(names);
  if (known) return known;
  const found = new Map<string, Name>();
  for (const [source, own] of names) {
    for (const { name, seen } of own) {
      const before = found.get(name);
      if (before === undefined) {
        found.set(name, { name, lower: name.toLowerCase(), sources: [source], seen });
        continue;
      }
      // The source it was really met in is named first.
      if (seen && !before.seen) before.sources.unshift(source);
      else before.sources.push(source);
      before.seen ||= seen;
    }
  }
  const list = [...found.values()].sort((a, b) => Number(b.seen) - Number(a.seen));
  whole.set(names, list);
  return list;
}

/** Names that hold what is typed, letter by letter; those that begin with it first. */
function fitting(list: readonly Name[], typed: string): { fit: Name[]; whole: boolean } {
  const asked = typed.toLowerCase();
  const begin: Name[] = [];
  const inside: Name[] = [];
  for (const name of list) {
    if (name.lower.startsWith(asked)) begin.push(name);
    else if (holds(name.lower, asked)) inside.push(name);
  }
  const fit = [...begin, ...inside];
  return { fit: fit.slice(0, MOST), whole: fit.length <= MOST && typed !== '' };
}

function holds(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

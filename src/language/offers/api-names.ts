// Event sources and API names as offers: those of the source at hand, those met in real records first.
import type { ApiNames } from '../../cloudtrail/api-names';
import { code, listed } from '../markdown';
import { fitting } from './fitting';
import type { Offer, Offers } from './offer';

type Make = (value: string, detail: string) => Offer;

export function sourceOffers(names: ApiNames, typed: string, make: Make): Offers {
  const { fit, whole } = fitting(sourcesOf(names), typed, (source) => source);
  return { offers: fit.map((source) => make(source, 'AWS')), whole };
}

const sorted = new WeakMap<ApiNames, readonly string[]>();

function sourcesOf(names: ApiNames): readonly string[] {
  const common = (source: string): number => (names.get(source)!.some(({ seen }) => seen) ? 0 : 1);
  const made = sorted.get(names) ?? [...names.keys()].sort((a, b) => common(a) - common(b));
  sorted.set(names, made);
  return made;
}

export function nameOffers(
  names: ApiNames,
  sources: readonly string[],
  typed: string,
  make: Make,
): Offers {
  const own = sources.flatMap((source) => names.get(source) ?? []);
  if (own.length > 0) {
    const ranked = [...own].sort((a, b) => Number(b.seen) - Number(a.seen));
    return { offers: ranked.map(({ name }) => make(name, 'AWS')), whole: true };
  }
  const { fit, whole } = fitting(allNames(names), typed, ({ name }) => name);
  const offers = fit.map(({ name, sources: by }) => ({
    ...make(name, by[0]!.replace('.amazonaws.com', '') + (by.length > 1 ? ' …' : '')),
    doc: `A call of ${listed(by.map(code), 'or', 3)}.`,
  }));
  return { offers, whole };
}

interface Name {
  readonly name: string;
  readonly sources: string[];
  seen: boolean;
}

const merged = new WeakMap<ApiNames, readonly Name[]>();

/** Every name once, with the sources that have it. */
function allNames(names: ApiNames): readonly Name[] {
  const known = merged.get(names);
  if (known) return known;
  const found = new Map<string, Name>();
  for (const [source, own] of names) {
    for (const { name, seen } of own) {
      const before = found.get(name);
      if (before === undefined) {
        found.set(name, { name, sources: [source], seen });
        continue;
      }
      // The source it was really met in is named first.
      if (seen && !before.seen) before.sources.unshift(source);
      else before.sources.push(source);
      before.seen ||= seen;
    }
  }
  const list = [...found.values()].sort((a, b) => Number(b.seen) - Number(a.seen));
  merged.set(names, list);
  return list;
}

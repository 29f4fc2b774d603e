// What references call a document: its id, in any case of its letters, else its name (docs/semantics.md, 5.2). Filters are called by nobody.
import { canonical } from '../sigma/names';
import type { RuleEntry } from './rule-entry';

type Names = Pick<RuleEntry, 'kind' | 'id' | 'name'>;

/** Documents by what references call them. */
export class Called<T> {
  readonly #ids = new Map<string, T[]>();
  readonly #names = new Map<string, T[]>();

  add({ kind, id, name }: Names, document: T): void {
    if (kind === 'filter') return;
    if (id !== null && id !== '') push(this.#ids, canonical(id), document);
    if (name !== null && name !== '') push(this.#names, name, document);
  }

  /** In the order they were added. More than one: the reference can't be followed where all of them are read together. */
  all(reference: string): readonly T[] {
    return this.#ids.get(canonical(reference)) ?? this.#names.get(reference) ?? [];
  }

  first(reference: string): T | null {
    return this.all(reference)[0] ?? null;
  }
}

function push<T>(map: Map<string, T[]>, key: string, document: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [document]);
  else known.push(document);
}

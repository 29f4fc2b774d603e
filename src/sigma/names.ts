// What documents are called by: their ids, then their names (docs/semantics.md, 5.2).
import { similar } from '../text/similar';
import { isUuid } from './checks/text';
import type { Correlation, Rule } from './document';
import type { Placed, Target } from './link';

/** Looking for near names asks every name there is: after so many it is left. */
const MAX_NEAR = 50;

export class Names {
  readonly #ids = new Map<string, Target[]>();
  readonly #names = new Map<string, Target[]>();
  #asked = 0;

  constructor(rules: readonly Placed<Rule>[], correlations: readonly Placed<Correlation>[]) {
    rules.forEach(({ own }, index) => this.#add(own, { kind: 'rule', index }));
    correlations.forEach(({ own }, index) => this.#add(own, { kind: 'correlation', index }));
  }

  #add({ id, name }: Rule | Correlation, target: Target): void {
    if (id !== null && id !== '') push(this.#ids, canonical(id), target);
    if (name !== null && name !== '') push(this.#names, name, target);
  }

  /** Ids are asked first; null where nothing is called so. */
  find(text: string): Target | 'several' | null {
    const found = this.#ids.get(canonical(text)) ?? this.#names.get(text) ?? [];
    return found.length > 1 ? 'several' : (found[0] ?? null);
  }

  near(text: string): string | null {
    this.#asked += 1;
    if (this.#asked > MAX_NEAR) return null;
    return similar(text, [...this.#names.keys(), ...this.#ids.keys()]);
  }
}

/** Ids are the same in any case of their letters, UUIDs with dashes or without. */
export const canonical = (id: string): string => {
  const lower = id.toLowerCase();
  return isUuid(id) ? lower.replaceAll('-', '') : lower;
};

function push(map: Map<string, Target[]>, key: string, target: Target): void {
  const known = map.get(key);
  if (known) known.push(target);
  else map.set(key, [target]);
}

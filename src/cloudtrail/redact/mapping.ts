// Which original becomes which stand-in, within one export: by order of appearance, never one that occurs already. Knows no texts.
import { accounts } from './accounts';
import { AddressBook } from './addresses';
import { emails } from './emails';
import { ids, resourceIds } from './generated-ids';
import { keyIds } from './key-ids';
import { KINDS, type Kind, type KindRules } from './kind';
import { isCommon, isNameKind, nameRules } from './names';
import { secrets } from './secrets';

/** For a preview side by side. */
export interface Replacement {
  readonly kind: Kind;
  readonly original: string;
  readonly replacement: string;
  /** A word of AWS or a very short one: replaced where such a name stands, not wherever the word is written. */
  readonly inPlace: boolean;
}

interface Learnt {
  readonly kind: Kind;
  readonly original: string;
  inPlace: boolean;
}

export interface Choices {
  /** Kinds that are left as they are. Secrets never are. */
  readonly off?: Iterable<Kind>;
  /** Originals that are left as they are, in any spelling of their letters. Secrets never are. */
  readonly keep?: Iterable<string>;
}

export class Mapping {
  readonly #learnt = new Map<string, Learnt>();
  readonly #taken = new Set<string>();
  readonly #reserved = new Set<string>();
  readonly #parts = new Set<string>();
  readonly #off: ReadonlySet<Kind>;
  readonly #keep: ReadonlySet<string>;
  #assigned: Map<string, Replacement> | null = null;

  constructor({ off = [], keep = [] }: Choices) {
    this.#off = new Set([...off].filter((kind) => kind !== 'secrets'));
    this.#keep = new Set([...keep].map(keyOf));
  }

  learn(kind: Kind, original: string): void {
    const key = keyOf(original);
    if (this.#off.has(kind)) return;
    if (kind !== 'secrets' && (this.#keep.has(key) || rulesOf(kind).stays(original))) {
      this.#taken.add(key);
      return;
    }
    const inPlace = isOnlyInPlace(kind, original);
    const own = kind === 'secrets' ? secretKey(original) : key;
    const known = this.#learnt.get(own);
    if (known === undefined) this.#learnt.set(own, { kind, original, inPlace });
    else if (!inPlace) known.inPlace = false;
    this.#assigned = null;
  }

  /** Nothing may become this: it stands there already. */
  occurs(text: string): void {
    this.#taken.add(keyOf(text));
  }

  /** A word that rules go by: as somebody's name it is replaced in place only. */
  reserve(word: string): void {
    this.#reserved.add(keyOf(word));
  }

  /** Rules look for this inside of names: what holds it shall go on holding it. */
  keepPart(part: string): void {
    this.#parts.add(keyOf(part));
    this.#assigned = null;
  }

  /** A secret may be the same text as a name: `admin`. */
  replacementOf(original: string, kind?: Kind): Replacement | undefined {
    return this.#all().get(kind === 'secrets' ? secretKey(original) : keyOf(original));
  }

  get replacements(): readonly Replacement[] {
    return [...this.#all().values()];
  }

  #all(): Map<string, Replacement> {
    this.#assigned ??= this.#assign();
    return this.#assigned;
  }

  #assign(): Map<string, Replacement> {
    const book = new AddressBook((network) => this.#taken.has(network));
    for (const { kind, original } of this.#learnt.values()) {
      if (kind === 'addresses') book.announce(original);
    }
    const next = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
    const assigned = [...this.#learnt].map(([key, { kind, original, inPlace }]) => {
      const replacement =
        kind === 'addresses' ? book.standIn(original) : this.#free(kind, original, next);
      return [
        key,
        { kind, original, replacement, inPlace: inPlace || this.#isShared(kind, original) },
      ] as const;
    });
    return new Map(assigned);
  }

  /** Elsewhere the same text is a word that rules go by or, of a secret, somebody's name. */
  #isShared(kind: Kind, original: string): boolean {
    const key = keyOf(original);
    if (kind === 'secrets') return this.#keep.has(key) || this.#learnt.has(key);
    return isNameKind(kind) && this.#reserved.has(key);
  }

  #partIn(original: string): string {
    const key = keyOf(original);
    const held = [...this.#parts].filter(
      (part) => key.includes(part) && part !== key && !this.#learnt.has(part),
    );
    return held.sort((a, b) => b.length - a.length)[0] ?? '';
  }

  #free(kind: Kind, original: string, next: Map<Kind, number>): string {
    const rules = rulesOf(kind);
    if (kind === 'secrets') return rules.standIn(original, 1);
    const part = isNameKind(kind) ? this.#partIn(original) : '';
    for (;;) {
      const number = next.get(kind)! + 1;
      next.set(kind, number);
      const found = around(part, original, rules.standIn(original, number));
      const key = keyOf(found);
      const inside = kind === 'emails' ? key.slice(0, key.indexOf('@')) : key;
      if (!this.#taken.has(key) && !this.#learnt.has(key) && !this.#learnt.has(inside))
        return found;
    }
  }
}

/** Names and addresses are the same however they are capitalised: Sigma compares so as well. */
const keyOf = (text: string): string => text.toLowerCase();

/** A stand-in that holds the part where the original does: at its beginning, at its end, or within. */
function around(part: string, original: string, standIn: string): string {
  if (part === '' || keyOf(standIn).includes(part)) return standIn;
  const at = keyOf(original).indexOf(part);
  const held = original.slice(at, at + part.length);
  if (at === 0) return held + standIn;
  return standIn + held + (at + part.length < original.length ? 'x' : '');
}

/** No text of another kind is the same. */
const secretKey = (text: string): string => `secret\u0000${text}`;

function isOnlyInPlace(kind: Kind, original: string): boolean {
  if (isNameKind(kind)) return isCommon(kind, original);
  if (kind !== 'secrets' && kind !== 'ids') return false;
  return original.length < 8 || (kind === 'ids' && /^[A-Za-z]+$/.test(original));
}

/** Whether an address stays was said where it was found. */
const ALWAYS_HIDDEN: KindRules = { stays: () => false, standIn: (original) => original };

function rulesOf(kind: Kind): KindRules {
  if (isNameKind(kind)) return nameRules(kind);
  switch (kind) {
    case 'accounts':
      return accounts;
    case 'keys':
    case 'uniqueIds':
      return keyIds;
    case 'emails':
      return emails;
    case 'resourceIds':
      return resourceIds;
    case 'ids':
      return ids;
    case 'secrets':
      return secrets;
    case 'addresses':
      return ALWAYS_HIDDEN;
  }
}

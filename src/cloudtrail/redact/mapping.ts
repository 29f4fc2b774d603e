// Which original becomes which stand-in, within one export: by order of appearance, never one that occurs already. Knows no texts.
import { accountRuns, accounts, spelledLike } from './accounts';
import { AddressBook } from './addresses';
import { Dictionary } from './dictionary';
import { emails } from './emails';
import { ids, resourceIds } from './generated-ids';
import { keyIds } from './key-ids';
import { KINDS, type Kind, type KindRules } from './kind';
import { isCommon, isNameKind, nameRules } from './names';
import { applied, disjoint, type Edit } from './nested';
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
  piece: boolean;
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
  /** Whether a name is asked for. */
  readonly #parts = new Map<string, boolean>();
  readonly #off: ReadonlySet<Kind>;
  readonly #keep: ReadonlySet<string>;
  #assigned: Map<string, Replacement> | null = null;

  constructor({ off = [], keep = [] }: Choices) {
    this.#off = new Set([...off].filter((kind) => kind !== 'secrets'));
    this.#keep = new Set([...keep].map(keyOf));
  }

  /** Whether it will be hidden. `piece`: it may be a piece of a name, then it is none where a name holds it. */
  learn(kind: Kind, original: string, piece = false): boolean {
    const key = keyOf(original);
    if (this.#off.has(kind)) return false;
    if (kind !== 'secrets' && (this.#keep.has(key) || rulesOf(kind).stays(original))) {
      this.#taken.add(key);
      return false;
    }
    const inPlace = isOnlyInPlace(kind, original);
    const own = kind === 'secrets' ? secretKey(original) : key;
    const known = this.#learnt.get(own);
    if (known === undefined) this.#learnt.set(own, { kind, original, inPlace, piece });
    else {
      if (!inPlace) known.inPlace = false;
      if (!piece) known.piece = false;
    }
    this.#assigned = null;
    return true;
  }

  /** Nothing may become this: it stands there already. */
  occurs(text: string): void {
    this.#taken.add(keyOf(text));
  }

  /** A word that rules go by: as somebody's name it is replaced in place only. */
  reserve(word: string): void {
    this.#reserved.add(keyOf(word));
  }

  /** Rules look for this inside of names: what holds it shall go on holding it, as it is in the rule then. */
  keepPart(part: string, ofName: boolean): void {
    const key = keyOf(part);
    this.#parts.set(key, ofName || this.#parts.get(key) === true);
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
    const holding = new Map<string, (held: (text: string) => string) => string>();
    const assigned = new Map<string, Replacement>();
    for (const [key, one] of this.#learnt) {
      const { kind, original, inPlace } = one;
      if (this.#isPiece(key, one)) continue;
      const parts = isNameKind(kind) && this.#parts.size > 0 ? this.#partsIn(original) : [];
      const standIn = (number: number, held = same) =>
        around(parts, original, rulesOf(kind).standIn(original, number), held);
      const { replacement, number } =
        kind === 'addresses'
          ? { replacement: book.standIn(original), number: 0 }
          : this.#free(kind, standIn, next);
      if (parts.length > 0) holding.set(key, (held) => standIn(number, held));
      const shared = inPlace || this.#isShared(kind, original);
      assigned.set(key, { kind, original, replacement, inPlace: shared });
    }
    if (holding.size === 0) return assigned;
    // What is kept is written as it is in the rule that asks for it, where names and accounts are replaced as well.
    const held = inRules(assigned, (part) => this.#parts.get(part) === true);
    for (const [key, standIn] of holding)
      assigned.set(key, { ...assigned.get(key)!, replacement: standIn(held) });
    return assigned;
  }

  /** Elsewhere the same text is a word that rules go by or, of a secret, somebody's name. */
  #isShared(kind: Kind, original: string): boolean {
    const key = keyOf(original);
    if (kind === 'secrets') return this.#keep.has(key) || this.#learnt.has(key);
    return isNameKind(kind) && this.#reserved.has(key);
  }

  #isPiece(key: string, { kind, piece }: Learnt): boolean {
    if (!piece || !isNameKind(kind)) return false;
    return [...this.#learnt].some(
      ([other, { kind, piece }]) =>
        !piece && isNameKind(kind) && other.length > key.length && other.includes(key),
    );
  }

  /** Where the original holds what is kept, from left to right, but for what is in a longer one. */
  #partsIn(original: string): Held[] {
    const key = keyOf(original);
    if (key.length !== original.length) return [];
    const found = [...this.#parts.keys()].flatMap((part) =>
      part === key ? [] : placesOf(part, key),
    );
    const held: Held[] = [];
    for (const one of found.sort((a, b) => b.end - b.start - (a.end - a.start)))
      if (held.every(({ start, end }) => one.start < start || end < one.end)) held.push(one);
    return held.sort((a, b) => a.start - b.start);
  }

  #free(kind: Kind, standIn: (number: number) => string, next: Map<Kind, number>) {
    if (kind === 'secrets') return { replacement: standIn(1), number: 1 };
    for (;;) {
      const number = next.get(kind)! + 1;
      next.set(kind, number);
      const found = standIn(number);
      const key = keyOf(found);
      const inside = kind === 'emails' ? key.slice(0, key.indexOf('@')) : key;
      if (!this.#taken.has(key) && !this.#learnt.has(key) && !this.#learnt.has(inside))
        return { replacement: found, number };
    }
  }
}

/** Names and addresses are the same however they are capitalised: Sigma compares so as well. */
const keyOf = (text: string): string => text.toLowerCase();

interface Held {
  readonly start: number;
  readonly end: number;
}

function placesOf(part: string, key: string): Held[] {
  const found: Held[] = [];
  for (let at = key.indexOf(part); at >= 0; at = key.indexOf(part, at + part.length))
    found.push({ start: at, end: at + part.length });
  // Rules ask for the end as well, where it may begin in the one before.
  const last = key.length - part.length;
  if (key.endsWith(part) && found.at(-1)!.start !== last)
    found.push({ start: last, end: key.length });
  return found;
}

const same = (text: string): string => text;

/**
 * A stand-in that holds the parts where the original does: at its beginning, at its end, or within, in their order. Where two overlap there
 * each is whole here. The stand-in is in the first gap, or before the last part where there is none.
 */
function around(
  parts: readonly Held[],
  original: string,
  standIn: string,
  held: (text: string) => string,
): string {
  const [was, is] = [SSO.exec(original)?.groups, SSO.exec(standIn)?.groups];
  if (was === undefined || is === undefined) return woven(parts, original, standIn, held);
  const shift = was['stem']!.length;
  const name = was['name']!;
  const inside = parts
    .map(({ start, end }) => ({
      start: Math.max(0, start - shift),
      end: Math.min(name.length, end - shift),
    }))
    .filter(({ start, end }) => start < end);
  return `${is['stem']}${woven(inside, name, is['name']!, held)}${is['tail']}`;
}

/** Of a role of IAM Identity Center only what is between tells anything: the name of a permission set. */
const SSO = /^(?<stem>AWSReservedSSO_)(?<name>.+)(?<tail>_[^_]+)$/;

function woven(
  parts: readonly Held[],
  original: string,
  standIn: string,
  held: (text: string) => string,
): string {
  const texts = parts.map(({ start, end }) => original.slice(start, end));
  if (texts.every((text) => keyOf(standIn).includes(keyOf(text)))) return standIn;
  let name = '';
  let at = 0;
  let gaps = 0;
  const fill = () => (gaps++ === 0 ? standIn : 'x');
  for (const [index, { start, end }] of parts.entries()) {
    const isLast = index === parts.length - 1 && end === original.length;
    if (index === 0 ? start > 0 : start !== at || (isLast && gaps === 0)) name += fill();
    name += held(texts[index]!);
    at = end;
  }
  return at < original.length ? name + fill() : name;
}

/** Whole names between what separates them in ARNs, words that are names in place only among them. */
export function namedIn(text: string, standIn: (name: string) => string | undefined): Edit[] {
  return [...text.matchAll(/[^:/\s"']+/g)].flatMap(({ 0: name, index }) => {
    const put = standIn(name);
    return put === undefined ? [] : [{ start: index, end: index + name.length, text: put }];
  });
}

/** What a rule's text becomes that holds such a piece. */
function inRules(
  assigned: ReadonlyMap<string, Replacement>,
  isName: (part: string) => boolean,
): (text: string) => string {
  const words = new Dictionary(assigned.values());
  const nameOf = (name: string) => {
    const found = assigned.get(keyOf(name));
    return found !== undefined && isNameKind(found.kind) ? found.replacement : undefined;
  };
  const accountOf = (run: string) => assigned.get(run.replaceAll('-', ''))?.replacement;
  return (text) => {
    const named = isName(keyOf(text)) ? namedIn(text, nameOf) : [];
    const runs = accountRuns(text).flatMap(({ start, end }): Edit[] => {
      const original = text.slice(start, end);
      const account = accountOf(original);
      return account === undefined ? [] : [{ start, end, text: spelledLike(original, account) }];
    });
    return applied(text, disjoint([...named, ...runs, ...words.hits(text)]));
  };
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

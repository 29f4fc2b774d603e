// What must not travel is taken out of events and texts, the same everywhere within one export: first all of it is learnt, then
// replaced. Knows no rules' meaning (rule-text) and proves nothing (leaks, verdicts). design/cloudtrail.md, 7.
import type { JsonValue } from '../../text/json';
import { accountRuns, isAccount, spelledLike } from './accounts';
import { Dictionary } from './dictionary';
import { ownerOf } from './emails';
import { isOwnHost } from './hosts';
import { KINDS, type Finding, type Kind } from './kind';
import { findingsIn } from './looks';
import { Mapping, namedIn, type Choices, type Replacement } from './mapping';
import { isName, isNameKind, STAND_IN } from './names';
import { applied, disjoint, editsOf, mapped, type Edit, type Visitor } from './nested';
import { hasOwnKeys, NOWHERE, type Place } from './place';

export class Redaction {
  readonly #mapping: Mapping;
  #dictionary: Dictionary | null = null;
  #skipped: readonly Kind[] = [];
  #patterns = false;
  readonly #found = new Map<string, readonly Finding[]>();

  constructor(choices: Choices = {}) {
    this.#mapping = new Mapping(choices);
  }

  /** Events and texts must all be learnt before the first of them is redacted: stand-ins are numbered by appearance. */
  learn(value: JsonValue, place: Place = NOWHERE): void {
    this.#dictionary = null;
    mapped(value, place, this.#learning);
  }

  /**
   * A text that holds patterns, without some kinds: what is one of them is known from elsewhere or stays. A name in it may be the
   * beginning of one: it is a name only if no longer one holds it.
   */
  learnPatterns(text: string, skipped: readonly Kind[]): void {
    [this.#skipped, this.#patterns] = [skipped, true];
    this.learn(text);
    [this.#skipped, this.#patterns] = [[], false];
  }

  /**
   * What rules look for inside of names stays inside of them: `break-glass-` of `break-glass-*`. It travels with the rule anyway;
   * not to be said for rules that stay at home. `ofName`: they ask a field of names for it.
   */
  keepPart(part: string, ofName: boolean): void {
    this.#dictionary = null;
    this.#mapping.keepPart(part, ofName);
  }

  /** Types, order of keys and long integers stay. */
  value(value: JsonValue): JsonValue {
    return mapped(value, NOWHERE, this.#replacing);
  }

  /** A file name, a note, a filter: anything that is no rule. */
  text(text: string): string {
    return applied(text, this.edits(text, NOWHERE));
  }

  /** What would be replaced in a text at a place, in order. */
  edits(text: string, place: Place): Edit[] {
    return editsOf(text, place, this.#replacing);
  }

  /** What a rule asks a field of names for: words that are names in place only are names there. */
  editsOfNames(text: string, place: Place): Edit[] {
    const named = namedIn(text, (name) => {
      const found = this.#mapping.replacementOf(name);
      return found !== undefined && isNameKind(found.kind) ? found.replacement : undefined;
    });
    return disjoint([...this.edits(text, place), ...named]);
  }

  /** In the order of appearance: for a preview side by side. */
  get replacements(): readonly Replacement[] {
    return this.#mapping.replacements;
  }

  /** How many different ones of each kind. */
  get counts(): Record<Kind, number> {
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
    for (const { kind } of this.replacements) counts[kind] += 1;
    return counts;
  }

  readonly #learning: Visitor = {
    leaf: (text, place) => {
      for (const { start, end, kind } of this.#findings(text, place)) {
        if (this.#skipped.includes(kind)) continue;
        const original = text.slice(start, end);
        if (this.#mapping.learn(kind, original, this.#patterns) && kind === 'emails')
          this.#learnOwner(original);
      }
      if (place.role === 'kept') this.#reserve(text);
      this.#occurring(text);
      return [];
    },
    number: (value, place) => {
      const text = String(value);
      if (place.role === 'accounts' && isAccount(text)) this.#mapping.learn('accounts', text);
      if (isAccount(text)) this.#mapping.occurs(text);
      return value;
    },
    key: (key, place) => {
      this.#learning.leaf(key, hasOwnKeys(place) ? NOWHERE : API_KEY);
      return key;
    },
  };

  /** A person and a company are the same in other places. */
  #learnOwner(email: string): void {
    const { user, host } = ownerOf(email);
    if (user !== null && isName(user)) this.#mapping.learn('users', user);
    if (host !== null && isOwnHost(host)) this.#mapping.learn('hosts', host);
  }

  /** The same texts stand in many events. */
  #findings(text: string, place: Place): readonly Finding[] {
    const key = `${place.role} ${text}`;
    let found = this.#found.get(key);
    if (found !== undefined) return found;
    found = findingsIn(text, place);
    if (text.length > 1000) return found;
    if (this.#found.size >= REMEMBERED) this.#found.clear();
    this.#found.set(key, found);
    return found;
  }

  /** Words of AWS, not of people: `backup` of `backup.amazonaws.com`. */
  #reserve(text: string): void {
    if (text.length > 100) return;
    for (const word of [text, ...text.split(/[.:\s]/)]) this.#mapping.reserve(word);
  }

  /** Whatever has the shape of a stand-in. */
  #occurring(text: string): void {
    for (const [, label] of text.matchAll(SERVICE)) this.#mapping.reserve(label!);
    if (!/\d/.test(text)) return;
    for (const shape of SHAPES)
      for (const [found] of text.matchAll(shape)) this.#mapping.occurs(found);
  }

  readonly #replacing: Visitor = {
    leaf: (text, place) => this.#leaf(text, place),
    number: (value, place) => this.#number(value, place),
    key: (key, place) => applied(key, this.#leaf(key, hasOwnKeys(place) ? NOWHERE : API_KEY)),
  };

  #leaf(text: string, place: Place): Edit[] {
    const edits: Edit[] = [];
    const add = (start: number, end: number, put: string | undefined) => {
      if (put !== undefined && put !== text.slice(start, end))
        edits.push({ start, end, text: put });
    };
    for (const { start, end, kind } of this.#findings(text, place)) {
      add(start, end, this.#mapping.replacementOf(text.slice(start, end), kind)?.replacement);
    }
    for (const { start, end } of accountRuns(text)) {
      const original = text.slice(start, end);
      const known = this.#mapping.replacementOf(original.replaceAll('-', ''));
      if (known !== undefined) add(start, end, spelledLike(original, known.replacement));
    }
    if (place.role === 'kept' || place.role === 'secrets') return disjoint(edits);
    const words = this.#words.hits(text).filter((hit) => !isAwsWord(text, hit, place));
    return disjoint([...edits, ...words]);
  }

  #number(value: number | bigint, place: Place): number | bigint {
    if (place.role === 'secrets') return typeof value === 'bigint' ? 0n : 0;
    const known = isAccount(String(value)) ? this.#mapping.replacementOf(String(value)) : undefined;
    return known?.kind === 'accounts' ? Number(known.replacement) : value;
  }

  get #words(): Dictionary {
    this.#dictionary ??= new Dictionary(this.replacements);
    return this.#dictionary;
  }
}

const SERVICE = /(?<![a-z\d-])([a-z\d-]+)\.amazonaws\.com/g;

const REMEMBERED = 20_000;

/** Only what is unmistakable is replaced in keys that the API named. */
const API_KEY: Place = { key: '', role: 'kept' };

const SHAPES = [
  STAND_IN,
  /(?<!\d)\d{12}(?!\d)/g,
  /user\d+@example\.com/gi,
  /(?<![\d.])(?:192\.0\.2|198\.51\.100|203\.0\.113|198\.1[89]\.\d{1,3}|255\.\d{1,3}\.\d{1,3})(?=\.)/g,
  /2001:db8:[\da-f]{1,4}/gi,
  /A[A-Z]{3}[A-Z2-7]{5,}EXAMPLE/g,
  /[a-z]+-0{2,}[\da-f]+/g,
  /0{8}-0000-4000-8000-\d{12}/g,
  /(?<!\d)0\d{8,}(?!\d)/g,
  /(?<![\da-z])0{5,}[\da-f]+/g,
];

/** Hosts of services, and in user agents the products: rules go by them. */
function isAwsWord(text: string, { start, end }: Edit, { role }: Place): boolean {
  const behind = text.slice(end, end + 60);
  if (/^(?:\.[a-z]{2}(?:-[a-z]+){1,2}-\d)?\.amazonaws\.com/.test(behind)) return true;
  if (role !== 'agent') return false;
  const product = /^[\w.+-]*\//.test(behind) && !text.slice(start, end).includes('/');
  return (
    product || /(?:os|lang|md|ua|api|cfg|ft|exec-env|command|prompt)\/$/.test(text.slice(0, start))
  );
}

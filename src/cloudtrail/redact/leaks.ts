// Proves a redaction: looks for every original, and for what looks like one, in the finished texts and in all that is packed in
// them. Its patterns are its own, and it decodes by itself: what redaction overlooks must not be overlooked here too.
import { accountOfKeyId, looksOf, type Look } from './leak-looks';
import { viewsOf } from './leak-views';
import type { Kind } from './kind';
import type { Replacement } from './mapping';

export interface Leak {
  readonly kind: Kind;
  /** What is left. */
  readonly found: string;
  /** Index among the texts. */
  readonly text: number;
  /** How it was found: as it stands, or after which decoding. */
  readonly view: 'plain' | 'percent' | 'base64' | 'key id';
}

interface Proof {
  readonly replacements: readonly Replacement[];
  /** What was left on purpose; in any spelling. */
  readonly kept?: Iterable<string>;
}

const SHORT = 3;
const LONG = 6;

/** Empty where nothing is left. JSON, YAML and plain texts; one leak for each original, text and view. */
export const leaks = (texts: readonly string[], proof: Proof): Leak[] =>
  new LeakScan(proof).in(texts);

/** The same for texts that come in parts: the originals are made ready once. */
export class LeakScan {
  readonly #searched: Originals;
  readonly #left: ReadonlySet<string>;
  readonly #accounts: ReadonlySet<string>;
  readonly #standIns: ReadonlySet<string>;

  constructor({ replacements, kept = [] }: Proof) {
    this.#searched = new Originals(replacements);
    this.#left = new Set([...kept].map((text) => text.toLowerCase()));
    this.#accounts = new Set(
      replacements.filter(({ kind }) => kind === 'accounts').map(({ original }) => original),
    );
    this.#standIns = new Set(replacements.map(({ replacement }) => replacement.toLowerCase()));
  }

  in(texts: readonly string[]): Leak[] {
    const found = new Map<string, Leak>();
    texts.forEach((source, text) => {
      const add = (kind: Kind, what: string, view: Leak['view']) => {
        const key = what.toLowerCase();
        if (this.#left.has(key) || this.#standIns.has(key)) return;
        found.set(`${key} ${text} ${view}`, { kind, found: what, text, view });
      };
      for (const { text: seen, view } of viewsOf(source)) {
        for (const { kind, original } of this.#searched.in(seen)) add(kind, original, view);
        for (const look of looksOf(seen)) add(look.kind, look.found, view);
        for (const id of seen.match(/A[A-Z]{3}[A-Z2-7]{9}/g) ?? []) {
          const account = accountOfKeyId(id);
          if (account !== null && this.#accounts.has(account)) add('accounts', account, 'key id');
        }
      }
    });
    return [...found.values()];
  }
}

/** Looked for by their first letters, at every place of a text. */
class Originals {
  readonly #short = new Map<string, Look[]>();
  readonly #long = new Map<string, Look[]>();

  constructor(replacements: readonly Replacement[]) {
    for (const { kind, original, inPlace } of replacements) {
      const lower = original.toLowerCase();
      if (inPlace || lower.length < SHORT) continue;
      const [map, length] = lower.length < LONG ? [this.#short, SHORT] : [this.#long, LONG];
      const start = lower.slice(0, length);
      map.set(start, [...(map.get(start) ?? []), { kind, found: lower }]);
    }
  }

  *in(text: string): Iterable<{ kind: Kind; original: string }> {
    const lower = text.toLowerCase();
    for (let at = 0; at + SHORT <= lower.length; at += 1) {
      const some = [
        ...(this.#short.get(lower.slice(at, at + SHORT)) ?? []),
        ...(this.#long.get(lower.slice(at, at + LONG)) ?? []),
      ];
      for (const { kind, found } of some)
        if (lower.startsWith(found, at) && standsAlone(lower, at, at + found.length, kind))
          yield { kind, original: found };
    }
  }
}

/** Of an account digits would go on, of anything else letters or digits. */
function standsAlone(text: string, start: number, end: number, kind: Kind): boolean {
  const more = kind === 'accounts' ? /\d/ : /\p{L}|\p{N}/u;
  return !more.test(text[start - 1] ?? '') && !more.test(text[end] ?? '');
}

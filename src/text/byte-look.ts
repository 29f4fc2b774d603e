// The survey of bytes and searches in them, made while they come: what was just read lies near, and is a third as dear to look at as
// when all of it is there.
import { byteScanner, STRETCH, type ScanTexts } from './byte-scan';
import type { ByteSearch } from './byte-search';
import { takeEscapes, type ByteSurvey } from './byte-survey';
import { Places } from './places';

interface Searched {
  readonly search: ByteSearch;
  readonly texts: ScanTexts;
  readonly places: Places;
}

export class ByteLook {
  readonly #searched: readonly Searched[];
  readonly #scanner: NonNullable<ReturnType<typeof byteScanner>>;
  readonly #breaks = new Places();
  readonly #escapes = new Places();
  /** Bytes behind those that are looked at that have to be there. */
  readonly #behind: number;
  #ascii = true;
  /** Before it all was looked at. */
  #at = 0;

  private constructor(
    scanner: NonNullable<ReturnType<typeof byteScanner>>,
    searched: readonly Searched[],
  ) {
    this.#scanner = scanner;
    this.#searched = searched;
    this.#behind = Math.max(1, ...searched.map(({ texts }) => texts.longest - 1));
  }

  /** A look for these; for those of them that it can't be made for it is not. null where there is nothing that looks. */
  static for(searches: readonly ByteSearch[], scanner = byteScanner()): ByteLook | null {
    const searched = searches.flatMap((search): Searched[] =>
      search.scan === null ? [] : [{ search, texts: search.scan, places: new Places() }],
    );
    return scanner && new ByteLook(scanner, searched);
  }

  /** `bytes`: all that came so far. They begin where they began before, and more will come. */
  more(bytes: Uint8Array): void {
    while (bytes.length - this.#at >= STRETCH + this.#behind) this.#look(bytes, STRETCH);
  }

  /** No more will come; → what was found between two offsets, counted from the first of them. */
  within(bytes: Uint8Array, from: number, to: number): ByteSurvey {
    while (this.#at < bytes.length) this.#look(bytes, Math.min(STRETCH, bytes.length - this.#at));
    const found = this.#searched.map(
      ({ search, places }) => [search, places.within(from, to)] as const,
    );
    return {
      ascii: this.#ascii,
      breaks: this.#breaks.within(from, to),
      escapes: this.#escapes.within(from, to),
      found: new Map(found),
    };
  }

  #look(bytes: Uint8Array, size: number): void {
    const { length } = bytes;
    const ascii = this.#scanner.look(
      bytes,
      this.#at,
      size,
      this.#searched.map(({ texts, places }) => ({
        texts,
        take: (own, count, from) => places.take(own, count, from),
      })),
      (own, count, from) => this.#breaks.take(own, count, from),
      (own, count, from) => takeEscapes(this.#escapes, bytes, own, count, from),
    );
    this.#ascii &&= ascii;
    this.#at = Math.min(length, this.#at + size);
  }
}

// All calls that rules name, by number, and which of them a rule for whatever call can match: it says the same of most services as a whole.
import { isReal, sameOfAll, stateOf, type EventCoverage } from './call-states';

export class KnownCalls {
  readonly #values: readonly string[];
  readonly #bySource = new Map<string, Uint32Array>();

  /** `iam CreateUser`: as the facet of calls writes them, each once. */
  constructor(values: readonly string[]) {
    this.#values = values;
    const bySource = new Map<string, number[]>();
    let last = '\n';
    let own: number[] = [];
    values.forEach((value, number) => {
      // Those of one source mostly stand together.
      if (!value.startsWith(last)) {
        last = value.slice(0, value.indexOf(' ') + 1);
        own = bySource.get(last) ?? [];
        bySource.set(last, own);
      }
      own.push(number);
    });
    for (const [name, numbers] of bySource) {
      this.#bySource.set(sourceOf(name.trimEnd()), Uint32Array.from(numbers));
    }
  }

  /** Lists of numbers of those that some real record of can match, each number once. */
  matchedBy(coverage: EventCoverage): Uint32Array[] {
    const found: Uint32Array[] = [];
    for (const [source, numbers] of this.#bySource) {
      const all = sameOfAll(coverage, source);
      if (all === null) found.push(numbers.filter((one) => this.#isReal(coverage, source, one)));
      else if (isReal(all)) found.push(numbers);
    }
    return found;
  }

  #isReal(coverage: EventCoverage, source: string, number: number): boolean {
    const value = this.#values[number]!;
    return isReal(stateOf(coverage, { source, name: value.slice(value.indexOf(' ') + 1) }));
  }
}

const sourceOf = (name: string): string =>
  name.includes('.amazonaws.') ? name : `${name}.amazonaws.com`;

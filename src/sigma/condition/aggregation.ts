// What stood behind a bar in conditions before correlation rules: `| count(x) by y > 5`, `| near a and b`
// (docs/semantics.md, 4.2). Read to be converted, never evaluated.
import type { Diagnostic } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import * as messages from '../messages/condition';
import type { Condition } from './ast';
import { lex, placer, type Token } from './lexer';
import { parseCondition } from './parser';

export type Aggregation = Counted | Near;

/** `count(field) by group > number` and its like. */
export interface Counted {
  readonly kind: 'counted';
  /** From the bar to the end. */
  readonly range: Range;
  readonly call: Call;
  /** null in `count()`: the events themselves. */
  readonly field: string | null;
  readonly groupBy: readonly string[];
  readonly operator: Operator;
  readonly bound: string;
}

/** `near a and not b`: these, soon before or after. */
export interface Near {
  readonly kind: 'near';
  readonly range: Range;
  readonly condition: Condition;
}

export type Call = 'count' | 'min' | 'max' | 'avg' | 'sum';
export type Operator = 'gt' | 'gte' | 'lt' | 'lte' | 'eq';

const CALLS: readonly string[] = ['count', 'min', 'max', 'avg', 'sum'];
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['>', 'gt'],
  ['>=', 'gte'],
  ['<', 'lt'],
  ['<=', 'lte'],
  ['==', 'eq'],
  ['=', 'eq'],
]);

export interface ParsedAggregation {
  /** null where it is not written as it should be. */
  readonly aggregation: Aggregation | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the text from the bar on; `source` and `range` are those of the whole condition. `names`: the rule's search
 * identifiers.
 */
export function parseAggregation(
  text: string,
  source: string,
  range: Range,
  names: ReadonlySet<string>,
): ParsedAggregation {
  const bar = source.indexOf('|', range[0]);
  const place = placer(source, [bar, range[1]]);
  if (/^\|\s*near\b/i.test(text)) return parseNear(text, place, names);
  const tokens = split(text, place);
  const reader = new Reader(tokens);
  const aggregation = reader.counted();
  return { aggregation, diagnostics: reader.complaints };
}

type Place = (text: string, end: boolean) => Range;

function parseNear(text: string, place: Place, names: ReadonlySet<string>): ParsedAggregation {
  const [bar, word, ...rest] = lex(text, place);
  const { condition, diagnostics } = parseCondition(rest, names);
  const range: Range = [bar!.range[0], condition?.range[1] ?? word!.range[1]];
  return {
    aggregation: condition === null ? null : { kind: 'near', range, condition },
    diagnostics,
  };
}

/** Field names may hold dots, dashes and more: a piece is anything between spaces, brackets, commas and comparisons. */
function split(text: string, place: Place): Token[] {
  const pieces = text.match(/[<>=]+|[|(),]|[^\s|(),<>=]+/g) ?? [];
  const tokens = pieces.map((piece): Token => {
    const kind = /^[\w.-]/.test(piece) ? 'word' : 'other';
    return { kind, text: piece, range: place(piece, false) };
  });
  return [...tokens, { kind: 'end', text: '', range: place('', true) }];
}

class Reader {
  readonly complaints: Diagnostic[] = [];
  #next = 1; // behind the bar

  constructor(readonly tokens: readonly Token[]) {}

  counted(): Counted | null {
    const call = this.#take(
      (text) => CALLS.includes(text.toLowerCase()),
      `${CALLS.join(', ')} or near`,
    );
    if (!this.#take((text) => text === '(', '(')) return null;
    const field = this.#is(')') ? null : this.#field();
    if (!this.#take((text) => text === ')', ')')) return null;
    const groupBy = this.#groupBy();
    const operator = this.#take((text) => OPERATORS.has(text), '>, >=, <, <= or ==');
    const bound = this.#take((text) => /^\d+(?:\.\d+)?$/.test(text), 'a number');
    this.#take((text) => text === '', 'the end of the condition');
    if (this.complaints.length > 0 || !call || !operator || !bound) return null;
    return {
      kind: 'counted',
      range: [this.tokens[0]!.range[0], bound.range[1]],
      call: call.text.toLowerCase() as Call,
      field,
      groupBy,
      operator: OPERATORS.get(operator.text)!,
      bound: bound.text,
    };
  }

  #groupBy(): string[] {
    if (this.tokens[this.#next]!.text.toLowerCase() !== 'by') return [];
    this.#next += 1;
    const fields = [this.#field()];
    while (this.#is(',')) {
      this.#next += 1;
      fields.push(this.#field());
    }
    return fields.flatMap((field) => field ?? []);
  }

  #field(): string | null {
    return this.#take((text) => /^[^(),<>=|]+$/.test(text), 'the name of a field')?.text ?? null;
  }

  #is(text: string): boolean {
    return this.tokens[this.#next]!.text === text;
  }

  /** The next token where it is as expected; after one complaint nothing more is said. */
  #take(fits: (text: string) => boolean, expected: string): Token | null {
    if (this.complaints.length > 0) return null;
    const token = this.tokens[this.#next]!;
    if (fits(token.text)) {
      if (token.kind !== 'end') this.#next += 1;
      return token;
    }
    const found = token.kind === 'end' ? 'the end of the condition' : token.text;
    this.complaints.push(messages.unexpected(token.range, found, expected));
    return null;
  }
}

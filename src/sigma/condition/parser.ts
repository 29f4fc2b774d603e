// Tokens → condition tree, by recursive descent (docs/semantics.md, 4.1). Operators are words: `not_admin` is a name.
import type { Diagnostic } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import * as messages from '../messages/condition';
import type { Condition } from './ast';
import type { Token } from './lexer';

export interface ParsedCondition {
  /** null where an error stops the reading. */
  readonly condition: Condition | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** `names`: the rule's search identifiers; an upper-case word that is one of them is a name, not an operator (D19). */
export function parseCondition(
  tokens: readonly Token[],
  names: ReadonlySet<string>,
): ParsedCondition {
  const parser = new Parser(tokens, names);
  try {
    return { condition: parser.whole(), diagnostics: parser.diagnostics };
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    return { condition: null, diagnostics: [...parser.diagnostics, stop.diagnostic] };
  }
}

/** Ends the reading at the first error; never leaves this file. */
class Stop extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

const FOREIGN: Readonly<Record<string, string>> = {
  '&': 'and',
  '&&': 'and',
  '||': 'or',
  '!': 'not',
  '~': 'not',
};
const MAX_DEPTH = 200;

class Parser {
  readonly diagnostics: Diagnostic[] = [];
  #next = 0;
  #depth = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly names: ReadonlySet<string>,
  ) {}

  whole(): Condition {
    const first = this.#token;
    if (first.kind === 'end') throw new Stop(messages.empty(first.range));
    const condition = this.#or();
    if (this.#token.kind !== 'end') this.#fail('and, or, or the end of the condition');
    return condition;
  }

  get #token(): Token {
    return this.tokens[this.#next]!;
  }

  /** The operator a token stands for, if it is one here. */
  #operator(token: Token): string | null {
    const lower = token.text.toLowerCase();
    if (token.kind !== 'word' || !['and', 'or', 'not'].includes(lower)) return null;
    return lower !== token.text && this.names.has(token.text) ? null : lower;
  }

  #take(): Token {
    const token = this.#token;
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }

  #takeOperator(): void {
    const token = this.#take();
    if (token.text !== token.text.toLowerCase()) {
      this.diagnostics.push(messages.operatorCase(token.range, token.text));
    }
  }

  #or(): Condition {
    return this.#chain('or', () => this.#chain('and', () => this.#not()));
  }

  #chain(kind: 'and' | 'or', operand: () => Condition): Condition {
    const operands = [operand()];
    while (this.#operator(this.#token) === kind) {
      this.#takeOperator();
      operands.push(operand());
    }
    if (operands.length === 1) return operands[0]!;
    return { kind, operands, range: [operands[0]!.range[0], operands.at(-1)!.range[1]] };
  }

  #not(): Condition {
    const token = this.#token;
    if (this.#operator(token) !== 'not') return this.#primary();
    this.#takeOperator();
    const operand = this.#deeper(() => this.#not());
    return { kind: 'not', operand, range: [token.range[0], operand.range[1]] };
  }

  #deeper(read: () => Condition): Condition {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#fail(`at most ${MAX_DEPTH} levels of nesting`);
    const condition = read();
    this.#depth -= 1;
    return condition;
  }

  #primary(): Condition {
    const token = this.#token;
    if (token.kind === 'open') {
      this.#take();
      const inner = this.#deeper(() => this.#or());
      const close = this.#token;
      if (close.kind !== 'close') this.#fail('and, or, or a closing parenthesis');
      this.#take();
      return { ...inner, range: [token.range[0], close.range[1]] };
    }
    if (token.kind !== 'word' || this.#operator(token) !== null) {
      this.#fail('a search identifier, 1 of, all of, not, or an opening parenthesis');
    }
    const next = this.tokens[this.#next + 1]!;
    if (next.kind === 'word' && next.text.toLowerCase() === 'of') return this.#selector();
    this.#take();
    if (token.text.includes('*')) {
      throw new Stop(messages.patternWithoutQuantifier(token.range, token.text));
    }
    return { kind: 'identifier', name: token.text, range: token.range };
  }

  #selector(): Condition {
    const first = this.#take();
    const of = this.#take();
    const word = first.text.toLowerCase();
    if (word !== '1' && word !== 'any' && word !== 'all') {
      throw new Stop(messages.quantifier([first.range[0], of.range[1]], first.text));
    }
    if (first.text !== word) this.diagnostics.push(messages.operatorCase(first.range, first.text));
    if (of.text !== 'of') this.diagnostics.push(messages.operatorCase(of.range, of.text));
    if (word === 'any') this.diagnostics.push(messages.anyOf(first.range));
    const target = this.#token;
    if (target.kind !== 'word' || this.#operator(target) !== null)
      this.#fail('them, or a pattern such as selection_*');
    this.#take();
    const pattern = this.#pattern(target);
    const range: Range = [first.range[0], target.range[1]];
    return {
      kind: 'selector',
      quantifier: word === 'all' ? 'all' : 'any',
      pattern,
      patternRange: target.range,
      text: `${word} of ${pattern}`,
      range,
    };
  }

  #pattern(target: Token): string {
    const { text, range } = target;
    if (text.toLowerCase() === 'them' && !this.names.has(text)) {
      if (text !== 'them') this.diagnostics.push(messages.operatorCase(range, text));
      return 'them';
    }
    if (text.includes('-')) this.diagnostics.push(messages.patternWithDash(range, text));
    if (!text.includes('*') && text !== 'them')
      this.diagnostics.push(messages.patternWithoutStar(range, text));
    return text;
  }

  #fail(expected: string): never {
    const { kind, text, range } = this.#token;
    const meant = Object.hasOwn(FOREIGN, text) ? FOREIGN[text] : undefined;
    if (meant !== undefined) throw new Stop(messages.foreignOperator(range, text, meant));
    const found = kind === 'end' ? 'the end of the condition' : text;
    throw new Stop(messages.unexpected(range, found, expected));
  }
}

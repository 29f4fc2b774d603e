// The search identifiers of one detection or filter and where its condition names them: from the parsed nodes where the text can be
// read, from the sketch where it can't.
import type { Selector } from '../sigma/condition/ast';
import { lex, placer, type Token } from '../sigma/condition/lexer';
import { select } from '../sigma/condition/select';
import { valueOf } from '../sigma/node';
import { parseYaml, type YamlMap, type YamlNode } from '../sigma/yaml';
import { touches, type Range } from '../text/range';
import { documentAt, within } from './documents';
import { below, isNoSearch } from './path';
import { sketch, type Entry } from './sketch';

export interface Named {
  readonly kind: 'definition';
  readonly name: string;
  /** Of the key, quotes included. */
  readonly range: Range;
}

/** Where a condition reads search identifiers: one by its name, or those a selector means. */
export type Mention =
  | { readonly kind: 'identifier'; readonly name: string; readonly range: Range }
  | {
      readonly kind: 'selector';
      /** `1 of x_*`, all of it. */
      readonly range: Range;
      readonly patternRange: Range;
      readonly selector: Selector;
      readonly names: readonly string[];
    };

export interface Scope {
  readonly names: readonly Named[];
  readonly mentions: readonly Mention[];
}

/** The detection or filter of the document at `offset`; null where it has none. */
export function scopeAt(source: string, offset: number): Scope | null {
  const lines = sketch(source);
  const maps = parseYaml(source).documents.filter((node) => node.kind === 'map');
  const map = within(maps, lines, offset);
  return map === null ? ofEntry(documentAt(lines, offset), source) : ofNodes(map, source);
}

/** Of both, the filter decides what a document is. */
const HOLDERS = ['filter', 'detection'] as const;

function ofNodes(map: YamlMap, source: string): Scope | null {
  const holder = HOLDERS.find((key) => valueOf(map, key) !== null);
  const searches = holder === undefined ? null : valueOf(map, holder);
  if (holder === undefined || searches?.kind !== 'map') return null;
  const names = searches.entries.flatMap(({ key }) =>
    key.kind === 'scalar' && !isNoSearch(holder, key.text) ? [named(key)] : [],
  );
  const condition = valueOf(searches, 'condition');
  const parts: readonly YamlNode[] =
    condition === null ? [] : condition.kind === 'list' ? condition.items : [condition];
  const tokens = parts.map((part) =>
    part.kind === 'scalar' ? lex(part.text, placer(source, part.range)) : [],
  );
  return scopeOf(names, tokens);
}

function ofEntry(document: Entry, source: string): Scope | null {
  const holder = HOLDERS.find((key) => below(document, key) !== null);
  if (holder === undefined) return null;
  const keys = below(document, holder)!.children.filter(({ key }) => key !== null);
  const searches = keys.filter(({ key }) => !isNoSearch(holder, key!.text));
  const names = searches.map(({ key }) => named(key!));
  const condition = keys.find(({ key }) => key!.text === 'condition');
  const tokens = (condition ? [condition, ...condition.children] : []).map((entry) => {
    const range = entry.text ?? entry.value?.range;
    return range === undefined ? [] : lex(source.slice(...range), placer(source, range));
  });
  return scopeOf(names, tokens);
}

const named = ({ text, range }: { text: string; range: Range }): Named => ({
  kind: 'definition',
  name: text,
  range,
});

const scopeOf = (names: readonly Named[], conditions: readonly Token[][]): Scope => {
  const known = new Set(names.map(({ name }) => name));
  return { names, mentions: conditions.flatMap((tokens) => mentionsIn(tokens, known)) };
};

/** As the condition's parser reads words, without asking whether the whole is sound. */
function mentionsIn(tokens: readonly Token[], names: ReadonlySet<string>): Mention[] {
  const mentions: Mention[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    if (token.kind !== 'word' || isOperator(token.text, names)) continue;
    const target = tokens[index + 2];
    if (tokens[index + 1]?.text.toLowerCase() === 'of' && target?.kind === 'word') {
      mentions.push(selectorOf(token, target, names));
      index += 2;
    } else if (names.has(token.text)) {
      mentions.push({ kind: 'identifier', name: token.text, range: token.range });
    }
  }
  return mentions;
}

export function isOperator(word: string, names: ReadonlySet<string>): boolean {
  const lower = word.toLowerCase();
  return ['and', 'or', 'not'].includes(lower) && (lower === word || !names.has(word));
}

function selectorOf(first: Token, target: Token, names: ReadonlySet<string>): Mention {
  const them = target.text.toLowerCase() === 'them' && !names.has(target.text);
  const pattern = them ? 'them' : target.text;
  const range: Range = [first.range[0], target.range[1]];
  const selector: Selector = {
    kind: 'selector',
    range,
    quantifier: first.text.toLowerCase() === 'all' ? 'all' : 'any',
    pattern,
    patternRange: target.range,
    text: `${first.text} of ${pattern}`,
  };
  return {
    kind: 'selector',
    range,
    patternRange: target.range,
    selector,
    names: select(selector, names),
  };
}

/** The names a pattern of a selector means. */
export const meantBy = (pattern: string, names: readonly string[]): string[] =>
  select(
    { kind: 'selector', range: [0, 0], quantifier: 'any', pattern, patternRange: [0, 0], text: '' },
    names,
  );

/** The search identifier or selector at an offset. */
export function at(scope: Scope, offset: number): Named | Mention | null {
  return (
    scope.names.find(({ range }) => touches(range, offset)) ??
    scope.mentions.find(({ range }) => touches(range, offset)) ??
    null
  );
}

// A change of the rule that no expectation would notice, in words: what it is, and what event would notice it.
import type { Outline } from '../worker/api';
import type { Change, UntestedOut, UntestedPart } from '../worker/why-api';
import { code, fromTicks, text, type Part } from './parts';
import { count } from './value-words';

export interface UntestedWords {
  /** "Without `errorCode: null`" */
  readonly change: readonly Part[];
  /** "add an event on which it alone decides" */
  readonly advice: readonly Part[];
}

export const UNNOTICED = ' all your expectations would still hold: ';

/** What a line is about first; modifiers are many, and say less. */
export const isModifier = ({ change: { kind } }: UntestedOut): boolean =>
  kind === 'place' || kind === 'case';

const QUANTIFIERS = { any: '1 of', all: 'all of' } as const;

export function untestedWords(one: UntestedOut, outline: Outline): UntestedWords {
  const written = (words: string) => code(words.replace(/\s+/g, ' '));
  const line = one.field === null ? [text('the keywords')] : [code(one.field)];
  const words = (ticks: string, ...more: readonly Part[]) => [...fromTicks(ticks), ...more];
  const { change } = one;
  switch (change.kind) {
    case 'drop':
      return {
        change: words('Without ', dropped(change.part, one, outline)),
        advice: words('add an event on which it alone decides'),
      };
    case 'not':
      return change.of === 'condition'
        ? {
            change: words('Without `not` before ', written(one.text.replace(/^not\s+/i, ''))),
            advice: words('add an event on which that decides'),
          }
        : {
            change: words('Without `neq` at ', ...line),
            advice: words('add an event that has the value'),
          };
    case 'swap':
      return swapWords(change, one, outline, written(one.text));
    case 'quantifier': {
      const [from, to] =
        change.from === 'any' ? (['any', 'all'] as const) : (['all', 'any'] as const);
      return {
        change: words(
          `With \`${QUANTIFIERS[to]}\` for \`${QUANTIFIERS[from]}\` in `,
          written(one.text),
        ),
        advice: words('add an event on which some of them hold and others do not'),
      };
    }
    case 'values':
      return {
        change:
          change.from === 'any'
            ? words('With all values of ', ...line, text(' needed,'))
            : words('With one value of ', ...line, text(' enough,')),
        advice: words('add an event with one of the values alone'),
      };
    case 'bound':
      return {
        change: words(`With \`${change.to}\` for \`${change.from}\` at `, ...line),
        advice: words('add an event with just that number'),
      };
    case 'place':
      return {
        change: words('If ', ...line, ...placeWords(change)),
        advice: words('add an event in which it is longer than the value'),
      };
    case 'case':
      return {
        change: words(
          'If case ',
          text(change.cased ? 'counted in ' : 'did not count in '),
          ...line,
          text(','),
        ),
        advice: words('add an event that has it in another case'),
      };
  }
}

function dropped(part: 'value' | 'line' | 'identifier', one: UntestedOut, outline: Outline): Part {
  switch (part) {
    case 'value':
      return code(`${one.field ?? 'keyword'}: ${unquoted(one.text)}`);
    case 'line':
      return code(one.field ?? 'keywords');
    case 'identifier':
      return code(nameOf(one.at, outline));
  }
}

const nameOf = (id: string, { stages }: Outline): string =>
  stages.find((stage) => stage.id === id)?.name ?? id;

const unquoted = (written: string): string => /^(['"])(.*)\1$/s.exec(written)?.[2] ?? written;

const inCondition = (id: string, rule: string): boolean =>
  id === rule || id.startsWith(`${rule}/`) || id.includes('//condition');

function swapWords(
  { from }: Extract<Change, { kind: 'swap' }>,
  { at }: UntestedOut,
  outline: Outline,
  written: Part,
): UntestedWords {
  const to = from === 'and' ? 'or' : 'and';
  const advice = fromTicks('add an event on which some of its parts hold and others do not');
  if (inCondition(at, outline.id)) {
    return { change: [...fromTicks(`With \`${to}\` for \`${from}\` in `), written], advice };
  }
  const stage = code(nameOf(at.replace(/\/[\d/]+$/, ''), outline));
  return {
    change:
      from === 'and'
        ? [text('With one line of '), stage, text(' enough,')]
        : [text('With all lines of '), stage, text(' needed,')],
    advice,
  };
}

function placeWords({ from, to }: Extract<Change, { kind: 'place' }>): Part[] {
  switch (to) {
    case 'exact':
      return [text(' had to be its value and nothing more,')];
    case 'contains':
      return [text(' had only to contain its value,')];
    case 'startswith':
    case 'endswith': {
      const only = from === 'exact' ? 'had only to' : 'had to';
      return [text(` ${only} ${to === 'startswith' ? 'begin' : 'end'} with its value,`)];
    }
  }
}

/** Over the list. */
export function untestedSummary(
  { failing, holding, tried, done }: Omit<UntestedPart, 'found'>,
  found: readonly UntestedOut[],
): string {
  if (holding === 0) {
    return failing.length === 0
      ? 'No event is marked as a match or no match yet: every change would go unnoticed.'
      : 'No expectation holds as the rule is: mend it first.';
  }
  const all = count(tried, 'small change');
  const so = done ? '' : ' so far';
  const parts = found.filter((one) => !isModifier(one)).length;
  const modifiers = found.length - parts;
  const unnoticed =
    found.length === 0
      ? 'an expectation notices each'
      : parts === 0
        ? `only ${count(modifiers, 'change')} of modifiers would go unnoticed`
        : `${count(found.length, 'change')} would go unnoticed`;
  return `Of ${all} of the rule tried${so}, ${unnoticed}.`;
}

/** Said beside the summary; empty where all hold. */
export const failingWords = (failing: readonly number[]): string =>
  failing.length === 0
    ? ''
    : `${count(failing.length, 'expectation')} ${failing.length === 1 ? 'fails' : 'fail'} as the rule is, and ${failing.length === 1 ? 'notices' : 'notice'} nothing.`;

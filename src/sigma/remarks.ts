// Things worth saying of a value that was taken: nothing here changes what it means.
import type { Diagnostic } from '../text/diagnostic';
import type { Range } from '../text/range';
import * as messages from './messages/detection';
import * as modifierMessages from './messages/modifiers';
import * as placeholderMessages from './messages/placeholders';
import * as regexMessages from './messages/regex';
import { PLACES, type Given } from './modifiers/modifier';
import type { Operand } from './operand';
import { escapedPercent, splitPlaceholders } from './placeholders';
import { ambiguityOf, type Ambiguity } from './regex/ambiguity';
import { parseRegex } from './regex/parser';

/** A modifier at its place; the name as written. */
export interface Named {
  readonly name: string;
  readonly range: Range;
}

type Report = (diagnostic: Diagnostic) => void;

export function remark(
  operands: readonly Operand[],
  value: Given,
  chain: readonly Named[],
  report: Report,
): void {
  for (const operand of operands) {
    if (operand.op === 're') remarkRegex(operand, value, report);
    if (operand.op === 'fieldref' && operand.cased) {
      report(messages.casedFieldref(chain.find((use) => use.name === 'cased')!.range));
    }
  }
  remarkEncoding(chain, report);
  if (chain.some((use) => use.name === 'expand')) remarkExpansion(value, report);
}

function remarkRegex(
  { source, flags, tame }: Extract<Operand, { op: 're' }>,
  value: Given,
  report: Report,
): void {
  if (/^(?:\(\?[ims]+\))?\.\*.*\.\*$/.test(source))
    report(regexMessages.anchoredRegex(value.range));
  if (tame) return;
  const read = parseRegex(source, flags);
  const found = read.ok ? ambiguityOf(read.regex) : null;
  if (found === null) return;
  // what a placeholder brought in has no place in the text
  const range = source === value.text ? value.place(found.range) : value.range;
  report(regexMessages.ambiguousRegex(range, ambiguityWords(found, source)));
}

function ambiguityWords({ kind, range, parts }: Ambiguity, source: string): string {
  const [one, two] = parts.map((part) => source.slice(...part)) as [string, string];
  const whole = source.slice(...range);
  const both = one === two ? `${one}, which stands there twice,` : `${one} and ${two}`;
  switch (kind) {
    case 'repeats-repetition':
      return `${whole} repeats what can be repeated itself, so one text can be cut into rounds in many ways.`;
    case 'overlapping-parts':
      return `In ${whole} the same text can be taken by ${both} in many ways.`;
    case 'neighbours':
      return `In ${whole} two repetitions side by side take the same characters, so where the first ends is open.`;
    case 'leading':
      return `${whole} takes any text before the rest, which a search does anyway: it can begin at every place.`;
  }
}

const WIDE = ['wide', 'utf16le', 'utf16be', 'utf16'];
const BASE64 = ['base64', 'base64offset'];

function remarkEncoding(chain: readonly Named[], report: Report): void {
  const encoders = chain.filter(({ name }) => WIDE.includes(name) || BASE64.includes(name));
  const last = encoders.at(-1);
  if (last === undefined) return;
  const placed = chain.some(({ name }) => PLACES.some((place) => place === name));
  if (WIDE.includes(last.name)) report(modifierMessages.bytesAlone(last.range, last.name));
  if (last.name === 'base64' && placed) report(modifierMessages.padded(last.range));
}

function remarkExpansion({ text, range, place, listed }: Given, report: Report): void {
  const at = escapedPercent(text);
  if (at !== null) report(placeholderMessages.escaped(place([at, at + 2])));
  else if (!listed && splitPlaceholders(text).every(({ kind }) => kind === 'text')) {
    report(placeholderMessages.nothingToExpand(range));
  }
}

// Values that are read otherwise than they look, or stand twice in their list (docs/semantics.md, 2.5, 7).
import type { Diagnostic } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import type { DetectionItem, Value } from '../document';
import * as messages from '../messages/lint';

export function checkValues({ values, modifiers }: DetectionItem, source: string): Diagnostic[] {
  const names = modifiers.map(({ name }) => name);
  const exactCase = names.some((name) => ['cased', 're', 'base64', 'base64offset'].includes(name));
  const first = new Map<string, Range>();
  return values.flatMap((value) => {
    const texts = value.operands[0]?.op === 'text' && !names.includes('re');
    const identity = exactCase ? value.text : value.text.toLowerCase();
    const before = first.get(identity);
    if (before !== undefined) return [messages.valueTwice(value.range, value.text, before)];
    first.set(identity, value.range);
    return texts ? [...checkControl(value), ...checkStars(value, source)] : [];
  });
}

function checkControl({ text, range }: Value): Diagnostic[] {
  const found = /[\x00-\x1f]/.exec(text)?.[0];
  return found === undefined ? [] : [messages.controlCharacter(range, found)];
}

/** `C:\dir\*`: the backslash takes the star's meaning away, which is seldom meant behind the name of a folder. */
const PATH_STAR = /\w\\[*?]/;
const DOUBLE = /(?<!\\)\*{2,}/;
const PATH = /\\\w/;

function checkStars({ text, range }: Value, source: string): Diagnostic[] {
  const written = source.slice(...range);
  const simple = !written.startsWith('"') && written.includes(text);
  if (DOUBLE.test(text)) {
    return [messages.doubleStar(range, simple ? written.replace(DOUBLE, '*') : null)];
  }
  if (!PATH_STAR.test(text) || !PATH.test(text)) return [];
  const mended = written.replace(/(\w)\\([*?])/g, '$1\\\\$2');
  return [messages.escapedStar(range, simple ? mended : null)];
}

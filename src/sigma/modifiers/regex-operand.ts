// A regular expression with its flags → what it asks of a field (3.4).
import type { Diagnostic } from '../../text/diagnostic';
import { badRegex } from '../messages/regex';
import type { Operand } from '../operand';
import type { RegexFlags } from '../regex/ast';
import { isTame } from '../regex/cost';
import { parseRegex } from '../regex/parser';
import { toJs } from '../regex/print';
import type { Use } from './modifier';

export function regexOperand(source: string, flags: RegexFlags, use: Use): Operand | Diagnostic {
  const result = parseRegex(source, flags);
  if (!result.ok) {
    // what a placeholder brought in has no place in the text
    const own = source === use.value.text;
    const { place, mend, range } = use.value;
    const { why, range: piece, fix } = result.refusal;
    const fixes = own && fix !== null ? mend(fix.title, fix.range, fix.text) : [];
    return badRegex(own ? place(piece) : range, why, source, fixes);
  }
  const { root, ignoreCase } = result.regex;
  return { op: 're', source, flags, js: toJs(root), ignoreCase, tame: isTame(root) };
}

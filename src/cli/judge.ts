// A rule text against one event: what the conformance command asks of the engine.
import type { Event } from '../engine/event';
import { compile } from '../engine/plan';
import { scan } from '../engine/scan';
import type { Diagnostic } from '../text/diagnostic';
import { parse } from '../sigma/parse';
import { NO_PLACEHOLDERS, type Placeholders } from '../sigma/placeholders';

export interface Judgement {
  /** A text in which a diagnostic blocks every rule is refused. */
  readonly verdict: boolean | 'refused';
  readonly diagnostics: readonly Diagnostic[];
}

/** One of several rules in the text is enough for a match. */
export function judge(
  source: string,
  event: Event,
  placeholders: Placeholders = NO_PLACEHOLDERS,
): Judgement {
  const { documents, diagnostics } = parse(source, { placeholders });
  const rules = documents.filter((document) => document.kind === 'rule');
  if (rules.length === 0 || rules.some((rule) => !rule.sound))
    return { verdict: 'refused', diagnostics };
  return { verdict: rules.some((rule) => scan(compile(rule).condition, event)), diagnostics };
}

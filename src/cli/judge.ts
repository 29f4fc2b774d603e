// A rule text against one event: what the conformance command asks of the engine.
import type { Event } from '../engine/event';
import { compile } from '../engine/plan';
import { scan } from '../engine/scan';
import type { Diagnostic } from '../text/diagnostic';
import { link } from '../sigma/link';
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
  const parsed = parse(source, { placeholders });
  const { rules, diagnostics: between } = link(parsed.documents);
  const diagnostics = [...parsed.diagnostics, ...between];
  if (rules.length === 0 || rules.some(({ sound }) => !sound))
    return { verdict: 'refused', diagnostics };
  const verdict = rules.some(({ rule, filters }) =>
    scan(compile(rule, '', filters).condition, event),
  );
  return { verdict, diagnostics };
}

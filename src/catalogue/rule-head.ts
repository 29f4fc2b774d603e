// What a list says of a rule and what an address finds it by. Kept beside the entries, so that opening a set reads none of those.
import type { EventCoverage } from './call-states';
import { logsourceWords, type RuleEntry } from './rule-entry';

export interface RuleHead extends Pick<
  RuleEntry,
  | 'kind'
  | 'file'
  | 'document'
  | 'title'
  | 'id'
  | 'name'
  | 'status'
  | 'level'
  | 'author'
  | 'tactics'
  | 'techniques'
  | 'sound'
> {
  /** `aws · cloudtrail` */
  readonly logsource: string;
  /** The day it was changed last, else made. */
  readonly date: string | null;
  /** Of a rule for whatever call of some service: which calls those are is told by all rules that are open. Else null. */
  readonly open: EventCoverage | null;
  /** Rules that a correlation counts and its own set lacks: another may have them. */
  readonly missing: readonly string[];
}

export function headOf(entry: RuleEntry, missing: readonly string[]): RuleHead {
  const { kind, file, document, title, id, name, status, level, author } = entry;
  const { tactics, techniques, sound, coverage } = entry;
  return {
    kind,
    file,
    document,
    title,
    id,
    name,
    status,
    level,
    author,
    tactics,
    techniques,
    sound,
    logsource: logsourceWords(entry),
    date: entry.modified ?? entry.date,
    open: coverage !== null && isOpen(coverage) ? coverage : null,
    missing,
  };
}

/** It says something of calls that it does not name. */
const isOpen = ({ any, services }: EventCoverage): boolean =>
  any > 0 || services.some((service) => service.any > 0);

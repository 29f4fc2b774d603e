// What the page asks when something is to be handed on as a link, and what it hears of its redaction. Types only.
import type { Inventory } from '../cloudtrail/inventory';
import type { Kind, Replacement } from '../cloudtrail/redact';
import type { Expectation } from '../workspace/expectations';
import type { LinkProblem, View } from '../workspace/link';
import type { PlaceholderValues, SentEvaluation } from './api';

export type { Kind, Replacement } from '../cloudtrail/redact';

/** What is left as it is. Secrets never are. */
export interface RedactionChoices {
  /** Whole kinds. */
  readonly off: readonly Kind[] | 'all';
  /** Single originals, in any spelling of their letters. */
  readonly keep: readonly string[];
}

/** What a link is to hold beside the events in the worker. */
export interface LinkRequest {
  readonly rule: string;
  readonly view: View;
  /** Indices of those that are to travel, rising; null = all of them. */
  readonly events: Uint32Array | null;
  /** Those that are to travel. */
  readonly placeholders?: PlaceholderValues;
  /** They travel with the events they are of, without their notes. */
  readonly expectations?: readonly Expectation[];
  /** The events are made up: they, and what they hold, travel as they are. */
  readonly fictitious: boolean;
  readonly choices: RedactionChoices;
}

/** A rule that says something else of what travels than of what stays. */
export interface ChangedVerdicts {
  /** Its title. */
  readonly rule: string;
  /** A correlation: its alerts are others. */
  readonly alerts: boolean;
  /** The redacted text is no sound rule any more. */
  readonly broken: boolean;
  /** How many events, and the first of them: its index among those held. */
  readonly events: number;
  readonly first: number;
  readonly matchedBefore: boolean;
  /** Predicates that answer otherwise, as they are written; of a correlation, fields by which events are told apart otherwise. */
  readonly predicates: readonly string[];
  /** What was replaced where those look: with these left as they are, the verdicts would stay. */
  readonly values: readonly Replacement[];
}

/** Where something is left that should not be. */
export type LeakPlace =
  | { readonly kind: 'rule' | 'view' | 'heads' | 'text' }
  /** Index among the events held. */
  | { readonly kind: 'event'; readonly index: number }
  | { readonly kind: 'name'; readonly name: string }
  /** In what is in a file, by its name. */
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'placeholder'; readonly name: string };

export interface LeakFound {
  readonly kind: Kind;
  readonly found: string;
  readonly place: LeakPlace;
  /** It has to be decoded to be read. */
  readonly hidden: boolean;
}

/** An event before and after, as indented JSON. */
export interface RedactedEvent {
  readonly index: number;
  readonly before: string;
  readonly after: string;
}

export interface RedactionReport {
  /** What was replaced in what travels, in the order of appearance. */
  readonly replacements: readonly Replacement[];
  /** How many different ones of each kind. */
  readonly counts: Readonly<Record<Kind, number>>;
  /** Empty where every rule says the same of every event. */
  readonly changed: readonly ChangedVerdicts[];
  /** The first events that are others now; the selected one before all. */
  readonly samples: readonly RedactedEvent[];
}

/** What whoever opens the link sees: the link was read again, and evaluated. */
export interface Received {
  readonly rule: string;
  readonly view: View;
  readonly total: number;
  readonly evaluation: SentEvaluation;
}

/** A link and what it holds, or why there is none. */
export type LinkAnswer =
  | {
      /** From the `#` on. */
      readonly hash: string;
      /** What it holds that one may not want to hand on. */
      readonly inventory: Inventory;
      readonly redacted: RedactionReport;
      readonly received: Received;
    }
  /** Originals are left: nothing is made of it. */
  | { readonly leaks: readonly LeakFound[]; readonly redacted: RedactionReport }
  | { readonly problem: LinkProblem };

/** Characters of the link from the `#` on; null where there can be none. */
export type LinkLength = number | null;

export interface SharingApi {
  /** What the events held hold that one may not want to hand on. */
  inventory(): Promise<Inventory>;
  /** A link to the rule and view given and, if wanted, to events as they are now. */
  writeLink(request: LinkRequest): Promise<LinkAnswer>;
  /** How long it would be with other events, each as in `LinkRequest`. */
  linkLengths(
    request: LinkRequest,
    choices: readonly LinkRequest['events'][],
  ): Promise<readonly LinkLength[]>;
}

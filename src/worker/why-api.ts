// What the page asks about a verdict that could be another: how near, where events dropped out, what would change it, made events.
import type { Trace } from '../engine/trace';
import type { Edit } from '../text/edits';
import type { Expected } from '../text/expected';
import type { Covered } from '../why/coverage';
import type { Place } from '../why/places';
import type { Dropped, FunnelStep } from '../why/funnel';
import type { RuleStep } from '../why/flips/rule-flips';
import type { Purpose } from '../why/make/made-events';
import type { Change, Mutation } from '../why/untested/mutation';

export interface Nearness {
  /** Of the rule's verdict. */
  readonly id: string;
  /** One number per event, see `why/nearness`. */
  readonly near: Uint8Array;
  readonly funnel: readonly FunnelStep[];
}

/** One place of an event before and after; null where nothing stands there. Values are JSON text. */
export interface PlaceChange {
  readonly place: Place;
  readonly before: string | null;
  readonly after: string | null;
}

export interface EventFlipOut {
  readonly changes: readonly PlaceChange[];
  /** The event as it would be: JSON, indented by two spaces. */
  readonly text: string;
}

export interface RuleFlipOut {
  readonly steps: readonly RuleStep[];
  readonly edits: readonly Edit[];
  /** Of the texts that change: what stands there now, and what would, whole lines. */
  readonly before: string;
  readonly after: string;
  /** 1-based line on which `before` begins. */
  readonly line: number;
  readonly matches: { readonly before: number; readonly after: number };
}

/** Lines about one field that cannot all be as a change would need them. */
export interface Refusal {
  /** null: keywords; undefined: lines about several fields. */
  readonly field: string | null | undefined;
  /** Ids of items. */
  readonly items: readonly string[];
}

export interface Flips {
  /** Of the rule's verdict. */
  readonly id: string;
  readonly index: number;
  /** The verdict they lead to. */
  readonly verdict: boolean;
  readonly event: readonly EventFlipOut[];
  readonly rule: readonly RuleFlipOut[];
  /** Events that matches of changed rules are counted over: of very many, the first. */
  readonly of: number;
  /** Why there is none for the event. */
  readonly refused: Refusal | null;
}

/** What an event was made for; a denied copy of the match shows whether the rule asks how a call ended. */
export type MadeFor = Purpose | { readonly kind: 'denied'; readonly matched: boolean };

export interface MadeOut {
  readonly events: readonly {
    readonly purpose: MadeFor;
    /** JSON, indented by two spaces. */
    readonly text: string;
  }[];
  readonly notMade: readonly { readonly purpose: Purpose; readonly why: Refusal | null }[];
  /** Values for which no miss was tried. */
  readonly untried: number;
}

/** A rule beside the one that was pinned. */
export interface ComparedRule {
  /** Of its verdict. */
  readonly id: string;
  /** null where the pinned text has no such rule, or one that can't be evaluated. */
  readonly before: string | null;
  readonly gained: Uint32Array;
  readonly lost: Uint32Array;
}

export interface Compared {
  readonly rules: readonly ComparedRule[];
  /** Titles of pinned rules that are no more. */
  readonly gone: readonly string[];
}

/** How often each part of a rule was true, false and decisive, by id. */
export interface RuleCoverage {
  readonly id: string;
  readonly events: number;
  readonly parts: Readonly<Record<string, Covered>>;
}

/** An event and what it is expected to come to. */
export interface Marked {
  readonly event: number;
  readonly expected: Expected;
}

/** A change of the rule that no expectation would notice. */
export interface UntestedOut extends Omit<Mutation, 'plan'> {
  /** Its number among all changes, from 0. */
  readonly nth: number;
  /** As written: what stands at its place. */
  readonly text: string;
  /** The field of the line it is about; null where it is about no line, or about keywords. */
  readonly field: string | null;
}

export interface UntestedPart {
  /** Of the rule's verdict. */
  readonly id: string;
  /** Events whose expectation fails as it is: they notice nothing. */
  readonly failing: readonly number[];
  /** Those whose expectation would fail if the verdict were another. */
  readonly holding: number;
  /** Changes tried until now. */
  readonly tried: number;
  readonly done: boolean;
  /** Of those tried for this answer. */
  readonly found: readonly UntestedOut[];
}

/** An event on which a change shows. */
export interface TellingOut {
  /** JSON, indented by two spaces. */
  readonly text: string;
  /** What the rule as it is says of it. */
  readonly matched: boolean;
}

export interface WhyApi {
  /**
   * Tries the next changes of a rule, from the one with this number on, for a few milliseconds: whoever wants more asks again. null where
   * the rule is gone, or it has to be begun anew.
   */
  untested(rule: string, marked: readonly Marked[], from: number): Promise<UntestedPart | null>;
  /** null where none could be made for the change with this number. */
  telling(rule: string, nth: number): Promise<TellingOut | null>;
  /** Of each rule that could be evaluated, about the events as they are. */
  nearness(): Promise<readonly Nearness[]>;
  /** null where the rule is gone. */
  dropped(rule: string, step: string): Promise<Dropped | null>;
  flips(rule: string, index: number): Promise<Flips | null>;
  makeEvents(rule: string): Promise<MadeOut | null>;
  coverage(rule: string): Promise<RuleCoverage | null>;
  /** Why the pinned rule decided on an event as it did; null where nothing such is pinned. */
  pinnedReasons(rule: string, index: number): Promise<Trace | null>;
}

export type { Change, Covered, Dropped, Expected, FunnelStep, Purpose, RuleStep };

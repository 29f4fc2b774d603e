// Takes out of a parcel what must not travel. Proves nothing (left-in, changed).
import {
  attributionOf,
  learnPlaceholder,
  learnRule,
  Redaction,
  redactedRule,
  type Replacement,
} from '../../cloudtrail/redact';
import type { JsonValue } from '../../text/json';
import type { View } from '../../workspace/link';
import { kindsOff } from './kinds-off';
import type { RedactionChoices } from '../sharing-api';
import type { Beside, Parcel } from './parcel';

export interface RedactedParcel {
  readonly parcel: Parcel;
  readonly replacements: readonly Replacement[];
  /** Originals that are left on purpose. */
  readonly kept: readonly string[];
}

interface Wanted {
  readonly fictitious: boolean;
  readonly choices: RedactionChoices;
  /** Events that stay at home: what they hold is known in the rule as well. */
  readonly home: Iterable<JsonValue>;
}

export function redactedParcel(parcel: Parcel, wanted: Wanted): RedactedParcel {
  const { rule, view, sets, events, placeholders } = parcel;
  const { fictitious, choices, home } = wanted;
  const keep = [...choices.keep, ...(fictitious ? originalsIn(parcel, home) : [])];
  const redaction = new Redaction({ off: kindsOff(choices), keep });
  if (!fictitious) for (const event of events) redaction.learn(event);
  if (!fictitious) for (const event of home) redaction.learn(event);
  for (const { name } of sets) redaction.learn(name);
  learnRule(rule, redaction);
  for (const text of Object.values(placeholders ?? {}).flat()) learnPlaceholder(text, redaction);
  for (const value of Object.values(placedView(view))) redaction.learn(value);
  const { beside } = parcel;
  if (beside !== undefined) learnBeside(beside, redaction);

  const redacted: Parcel = {
    ...parcel,
    rule: redactedRule(rule, redaction),
    view: viewOf(view, redaction),
    placeholders:
      placeholders &&
      Object.fromEntries(
        Object.entries(placeholders).map(([name, texts]) => [
          name,
          texts.map((text) => redaction.text(text)),
        ]),
      ),
    sets: sets.map((set) => ({ ...set, name: redaction.text(set.name) })),
    events: fictitious ? events : events.map((event) => redaction.value(event)),
    ...(beside === undefined ? {} : { beside: redactedBeside(beside, redaction) }),
  };
  const rules = [rule, ...(beside?.rules ?? []).map(({ text }) => text)];
  const kept = [...keep, ...rules.flatMap(attributionOf)];
  return { parcel: redacted, replacements: redaction.replacements, kept };
}

function learnBeside({ rules, texts }: Beside, redaction: Redaction): void {
  for (const { name, text } of rules) {
    redaction.learn(name);
    learnRule(text, redaction);
  }
  for (const text of texts) redaction.learn(text);
}

const redactedBeside = ({ rules, texts }: Beside, redaction: Redaction): Beside => ({
  rules: rules.map(({ name, text }) => ({
    name: redaction.text(name),
    text: redactedRule(text, redaction),
  })),
  texts: texts.map((text) => redaction.text(text)),
});

function originalsIn({ events, sets }: Parcel, home: Iterable<JsonValue>): string[] {
  const known = new Redaction();
  for (const event of events) known.learn(event);
  for (const event of home) known.learn(event);
  for (const { name } of sets) known.learn(name);
  return known.replacements.map(({ original }) => original);
}

/** What one filters by are values of events: each by the field that says what it is. */
function placedView(view: View): Record<string, JsonValue> {
  const facts = factsIn(view);
  return { ...view, ...(facts === null ? {} : { facts: placed(facts) }) };
}

function viewOf(view: View, redaction: Redaction): View {
  const facts = factsIn(view);
  const redacted = (key: string, value: string | number): string | number => {
    if (typeof value === 'number') return value;
    return key === 'facts' && facts !== null
      ? redactedFacts(facts, redaction)
      : redaction.text(value);
  };
  return Object.fromEntries(
    Object.entries(view).map(([key, value]) => [key, redacted(key, value)] as const),
  );
}

function redactedFacts(facts: Readonly<Record<string, string>>, redaction: Redaction): string {
  const after = redaction.value(placed(facts)) as Record<string, JsonValue>;
  const texts = Object.keys(facts).map((fact) => [fact, after[FIELDS[fact] ?? fact]] as const);
  return JSON.stringify(Object.fromEntries(texts));
}

/** Facts of a row that hold somebody's values, and a field that does. */
const FIELDS: Readonly<Record<string, string>> = {
  principal: 'userName',
  address: 'sourceIPAddress',
  name: 'eventName',
  service: 'eventSource',
  region: 'awsRegion',
};

const placed = (facts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).map(([fact, text]) => [FIELDS[fact] ?? fact, text]));

function factsIn({ facts }: View): Readonly<Record<string, string>> | null {
  if (typeof facts !== 'string') return null;
  try {
    const read: unknown = JSON.parse(facts);
    const sound =
      typeof read === 'object' &&
      read !== null &&
      Object.values(read).every((text) => typeof text === 'string');
    return sound ? (read as Record<string, string>) : null;
  } catch {
    return null;
  }
}

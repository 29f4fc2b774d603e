// The examples we ship, from rules/: the founding one comes with the page, the others when one looks for them.
import type { Expected } from '../text/expected';
import type { PlaceholderValues } from '../worker/api';
import { EVERYTHING } from '../view/picking';
import { EXAMPLE } from '../view/sources';
import { AS_ALWAYS, viewOf } from '../view/view-record';
import type { Expectation } from '../workspace/expectations';
import type { Opening } from './draft-record';
import foundingRule from '../../rules/aws_cloudtrail_ssm_malicious_usage.yml?raw';
import foundingEvents from '../../rules/aws_cloudtrail_ssm_malicious_usage.events.json?raw';

export interface Example {
  /** Its file name without ending. */
  readonly name: string;
  readonly title: string;
  /** One sentence, where it is a lesson: the menu shows lessons alone. */
  readonly teaches?: string;
  readonly rule: string;
  /** Index of the event to look at first. */
  readonly select: number;
  readonly events: Blob;
  /** What its placeholders stand for. */
  readonly placeholders?: PlaceholderValues;
  /** Of its first rule. */
  readonly expectations: readonly Expectation[];
}

interface EventsFile {
  readonly title: string;
  readonly teaches?: string;
  readonly select: number;
  readonly placeholders?: PlaceholderValues;
  readonly events: readonly { readonly event: unknown }[];
  /** Of each event; `scripts/slim-events.js` puts it together. */
  readonly expect: readonly Expected[];
}

export function exampleOf(name: string, rule: string, events: string): Example {
  const file = JSON.parse(events) as EventsFile;
  const records = JSON.stringify({ Records: file.events.map((each) => each.event) });
  const expectations = file.expect.map((expected, event) => ({ event, rule: 0, expected }));
  return { ...file, name, rule, events: new Blob([records]), expectations };
}

export function openingOf({ events, select, placeholders, ...example }: Example): Opening {
  const { rule, expectations } = example;
  const view = viewOf({ ...EVERYTHING, ...AS_ALWAYS, selected: select });
  const also = placeholders === undefined ? {} : { placeholders };
  return { rule, sources: [{ name: EXAMPLE, blob: events }], view, expectations, ...also };
}

export const founding = (): Example =>
  exampleOf('aws_cloudtrail_ssm_malicious_usage', foundingRule, foundingEvents);

/** Every rule we ship with its events, the founding one first. */
export const allExamples = async (): Promise<readonly Example[]> =>
  (await import('./shipped-examples')).shipped;

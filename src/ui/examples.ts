// The examples we ship, from rules/: the founding one comes with the page, the others when one looks for them.
import type { PlaceholderValues } from '../worker/api';
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
}

interface EventsFile {
  readonly title: string;
  readonly teaches?: string;
  readonly select: number;
  readonly placeholders?: PlaceholderValues;
  readonly events: readonly { readonly event: unknown }[];
}

export function exampleOf(name: string, rule: string, events: string): Example {
  const file = JSON.parse(events) as EventsFile;
  const records = JSON.stringify({ Records: file.events.map((each) => each.event) });
  return { ...file, name, rule, events: new Blob([records]) };
}

export const founding = (): Example =>
  exampleOf('aws_cloudtrail_ssm_malicious_usage', foundingRule, foundingEvents);

/** Every rule we ship with its events, the founding one first. */
export const allExamples = async (): Promise<readonly Example[]> =>
  (await import('./shipped-examples')).shipped;

// What "New" starts from: the smallest rule that lights up, every line of it explained.
import type { Playground } from './playground.svelte';

const SKELETON = `title: My rule
logsource:
  product: aws
  service: cloudtrail
detection:
  # A stage: every line of it must fit the event.
  selection:
    eventSource: iam.amazonaws.com
    # Any one of these values will do.
    eventName:
      - CreateUser
      - CreateAccessKey
  # Another stage, left out below: a modifier asks for a part of the value.
  filter_console:
    userAgent|contains: console.amazonaws.com
  condition: selection and not filter_console
level: medium
`;

export function startNewRule(playground: Playground): void {
  void playground.open({ rule: SKELETON }, 'started a new rule');
  playground.edit(0);
}

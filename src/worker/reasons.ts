// Why a rule decided as it did on one event.
import { knownMiss } from '../cloudtrail/known-misses';
import { explain } from '../engine/explain';
import type { JsonEvent } from '../engine/json-event';
import type { Plan } from '../engine/plan';
import type { LinkedRule } from '../sigma/link';
import { remarksOn, type Knows } from '../why/remarks';
import type { Reasons } from './api';
import { isCloudTrail } from './making';

const knowsNothing: Knows = () => null;

export function reasonsOf(plan: Plan, event: JsonEvent, linked: LinkedRule): Reasons {
  const { id, condition, reads, stages } = plan;
  const read = new Set(reads.flatMap((one) => (one.kind === 'identifier' ? [one.id] : one.stages)));
  const unused = [...stages.values()]
    .filter((stage) => !read.has(stage.id))
    .map((stage) => explain(stage, event));
  const remarks = remarksOn(plan, event, isCloudTrail(linked) ? knownMiss : knowsNothing);
  return { id, trace: explain(condition, event), unused, remarks };
}

// What is compared with the condition, kept up to date while a window moves: hits come in at one end and leave at the other.
import type { LinkedCorrelation } from '../../sigma/link';
import type { Counted } from './grouping';
import { Computed } from './computed';
import { Distinct, EventCount } from './counting';
import { Present } from './present';

export interface Measure {
  /** Behind those already there. */
  add(hit: Counted): void;
  /** The one that has been there longest. */
  remove(hit: Counted): void;
  /** Whether what is there fulfils the condition; not asked of an empty window. */
  holds(): boolean;
  /** What is compared, as a number for people. */
  value(): number;
  /** 0 where it holds; else how much is missing, to be compared with other windows of the same group only. */
  distance(): number;
}

/** `hits`: all that may ever be there. */
export function measureOf(linked: LinkedCorrelation, hits: readonly Counted[]): Measure {
  const { type, condition } = linked.correlation;
  if (type === 'temporal' || type === 'temporal_ordered') return new Present(linked);
  if (condition?.kind !== 'threshold') throw new Error('correlate: the correlation is not sound');
  switch (type) {
    case 'event_count':
      return new EventCount(condition.bounds);
    case 'value_count':
      return new Distinct(condition.bounds);
    case 'value_sum':
    case 'value_avg':
    case 'value_median':
    case 'value_percentile':
      return new Computed(type, condition, hits);
    case null:
      throw new Error('correlate: the correlation is not sound');
  }
}

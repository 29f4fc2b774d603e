// The keys of a correlation (docs/semantics.md, 5.1): what each is, and the values it may have.
import { key, type KeyDoc, type ValueDoc } from './key-doc';

const TYPES: readonly ValueDoc[] = [
  { value: 'event_count', doc: 'Counts the events that match any of the rules.' },
  { value: 'value_count', doc: 'Counts the different values of a field in the matches.' },
  {
    value: 'temporal',
    doc: 'Every rule must have matched within the time, in any order; or what a condition over the rules says.',
  },
  {
    value: 'temporal_ordered',
    doc: 'Like `temporal`, and the first matches of the rules must come in the order in which they are listed.',
  },
  { value: 'value_sum', doc: 'Adds up the numbers in a field of the matches.' },
  { value: 'value_avg', doc: 'Takes the mean of the numbers in a field of the matches.' },
  { value: 'value_median', doc: 'Takes the middle one of the numbers in a field of the matches.' },
  {
    value: 'value_percentile',
    doc: 'Takes the number in a field of the matches that so many per cent of them do not exceed.',
  },
];

const GENERATE: readonly ValueDoc[] = [
  { value: 'true', doc: 'The rules it refers to alert on their own as well.' },
  {
    value: 'false',
    doc: 'The rules it refers to do not alert on their own, as where nothing is said.',
  },
];

/** In the order in which correlations are usually written. */
export const CORRELATION: readonly KeyDoc[] = [
  key('type', 'What is counted, computed or awaited.', ' ‸', TYPES),
  key('rules', 'The rules or correlations whose matches count, by name or id.', '\n\t- ‸'),
  key(
    'group-by',
    'Fields or aliases: each combination of their values counts for itself.',
    '\n\t- ‸',
  ),
  key('timespan', 'How far apart the matches may be: a whole number and a unit, such as `5m`.'),
  key(
    'condition',
    'Bounds that the number must keep, such as `gte: 5`; temporal types also take a text over rules.',
    '\n\tgte: ‸',
  ),
  key(
    'aliases',
    'Names that stand for a field of its own in each rule; `group-by` and `field` may use them.',
    '\n\t‸',
  ),
  key('generate', 'Whether the rules it refers to alert on their own as well.', ' ‸', GENERATE),
];

const bound = (name: string, words: string): KeyDoc =>
  key(name, `What is counted or computed must be ${words}.`);

/** The condition as a map. */
export const BOUNDS: readonly KeyDoc[] = [
  bound('gte', 'at least this'),
  bound('gt', 'greater than this'),
  bound('lte', 'at most this'),
  bound('lt', 'less than this'),
  bound('eq', 'exactly this'),
  bound('neq', 'anything but this'),
  key('field', 'The field or alias whose values are taken; `value_count` takes several.'),
  key('percentile', 'Which percentile is taken, from 0 to 100.', ' ‸', [
    { value: '50', doc: 'The median.' },
    { value: '90', doc: 'What nine in ten do not exceed.' },
    { value: '95', doc: 'What all but one in twenty do not exceed.' },
    { value: '99', doc: 'What all but one in a hundred do not exceed.' },
  ]),
];

/** The condition's keys that a type takes. */
export const boundsOf = (type: string): readonly KeyDoc[] =>
  BOUNDS.filter(
    ({ name }) =>
      (name !== 'field' || !/^(?:event|temporal)/.test(type)) &&
      (name !== 'percentile' || type === 'value_percentile'),
  );

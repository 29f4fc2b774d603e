// How the page decides, a sentence each; ticks mark code. The section is that of docs/semantics.md, which has the whole.

export interface Decision {
  readonly section: string;
  readonly text: string;
}

export const DECISIONS: readonly Decision[] = [
  {
    section: '1.6',
    text: 'Rules are read as YAML 1.1, as most of Sigma’s tools do: an unquoted `yes` is a boolean, `012` is ten; dates stay text. Where a YAML 1.2 reader would read something else, a warning asks for quotes.',
  },
  {
    section: '2.7',
    text: '`field: null` is true where the field is null and where it is absent. `exists` asks for the key alone.',
  },
  {
    section: '2.3',
    text: 'A path goes into every element of every array; one element that satisfies a value is enough.',
  },
  {
    section: '2.5',
    text: '`*` is any number of characters, `?` exactly one; a backslash takes the meaning from `*`, `?` and itself, and is a backslash before anything else.',
  },
  {
    section: '2.6',
    text: 'Values are compared without regard to case, under `cased` with it; regular expressions mind case unless `i` is given. Field names always mind case.',
  },
  {
    section: '2.8',
    text: 'A keyword is looked for inside every text, number and boolean of the event at any depth, never in the names of keys.',
  },
  {
    section: '4.3',
    text: 'There are two truth values. A test of an absent field is false, so `not` makes it true.',
  },
  {
    section: '8',
    text: 'Where engines disagree, the decision is written down with who differs, and cases prove it.',
  },
  {
    section: '8, D40',
    text: 'The logsource is no gate: every rule is evaluated over every event.',
  },
];

export const EVALUATED =
  'Detection rules and the filters applied to them: maps, lists, keywords, nested fields, conditions with `and`, `or`, `not`, `1 of` and `all of`, collection actions, every modifier of the specification, placeholders, and correlations of every type over the time of the events.';

export const REFUSED =
  'A rule with a placeholder that has no values. Like every rule that can’t be evaluated it is named where it stands, and never shown as one that does not match.';

// The keys of a document outside its searches: what each is, in one sentence, what completion writes, and the values it may have.

import { BOUNDS, CORRELATION } from './correlation-keys';
import type { Kind } from './documents';
import { key, type KeyDoc, type ValueDoc } from './key-doc';
import { holdsSearches, type Path } from './path';

const LIST = '\n\t- ‸';

const STATUSES: readonly ValueDoc[] = [
  { value: 'experimental', doc: 'New, and may be noisy.' },
  { value: 'test', doc: 'Tried on real events for a while.' },
  { value: 'stable', doc: 'Fit for production, in its authors’ eyes.' },
  { value: 'deprecated', doc: 'Replaced by another rule.' },
  { value: 'unsupported', doc: 'Can’t be used as it stands.' },
];

const LEVELS: readonly ValueDoc[] = [
  { value: 'informational', doc: 'Of interest beside other findings, no alert by itself.' },
  { value: 'low', doc: 'Worth a look when something else happens too.' },
  { value: 'medium', doc: 'Worth a look in the normal course of work.' },
  { value: 'high', doc: 'Somebody should look soon.' },
  { value: 'critical', doc: 'Somebody should look at once.' },
];

/** In the order in which rules are usually written. */
export const KEYS: readonly KeyDoc[] = [
  key('title', 'What the rule detects, in a few words.'),
  key('id', 'A UUID that stays the same for as long as the rule means the same.'),
  key('name', 'A short name, by which correlation rules refer to this one.'),
  key(
    'related',
    'Other rules this one comes from, replaces or resembles.',
    '\n\t- id: ‸\n\t  type: similar',
  ),
  key('taxonomy', 'Whose field names the rule uses; `sigma` where nothing is said.', ' ‸', [
    { value: 'sigma', doc: 'The names of the Sigma project; for CloudTrail, those of the record.' },
  ]),
  key('status', 'How far the rule can be trusted.', ' ‸', STATUSES),
  key('description', 'What the rule detects and why that matters.', ' |\n\t‸'),
  key('license', 'The licence of the rule, by its SPDX identifier.'),
  key('references', 'Where the idea comes from: addresses of articles and documentation.', LIST),
  key('author', 'Who wrote the rule.'),
  key('date', 'When it was written, as YYYY-MM-DD.'),
  key('modified', 'When its meaning last changed, as YYYY-MM-DD.'),
  key(
    'tags',
    'What the rule belongs to, such as a tactic or technique of ATT&CK.',
    '\n\t- attack.‸',
    [],
  ),
  key('scope', 'Which systems the rule is meant for.', LIST),
  key(
    'logsource',
    'Which log the rule reads. Stagelight tries every rule on every event, whatever stands here.',
    '\n\tproduct: aws\n\tservice: cloudtrail‸',
  ),
  key(
    'detection',
    'Search identifiers, each with what an event must have, and the condition that joins them.',
    '\n\tselection:\n\t\t‸\n\tcondition: selection',
  ),
  key('fields', 'Fields worth showing beside a match.', LIST),
  key('falsepositives', 'What else, harmless, can cause a match.', LIST, [
    { value: 'Unknown', doc: 'Nothing harmless is known to match.' },
    { value: 'Unlikely', doc: 'Harmless causes are hard to think of.' },
  ]),
  key('level', 'How much a match deserves attention.', ' ‸', LEVELS),
];

export const LOGSOURCE: readonly KeyDoc[] = [
  key('product', 'What writes the log, such as `aws`.', ' ‸', [
    { value: 'aws', doc: 'Amazon Web Services.' },
    { value: 'azure', doc: 'Microsoft Azure.' },
    { value: 'gcp', doc: 'Google Cloud.' },
    { value: 'windows', doc: 'Microsoft Windows.' },
    { value: 'linux', doc: 'Linux.' },
  ]),
  key('service', 'Which log of the product, such as `cloudtrail`.', ' ‸', [
    { value: 'cloudtrail', doc: 'Calls of AWS APIs, as CloudTrail records them.' },
    { value: 'guardduty', doc: 'Findings of GuardDuty.' },
  ]),
  key('category', 'A kind of event that several products log, such as `process_creation`.', ' ‸', [
    { value: 'process_creation', doc: 'Programs that are started.' },
    { value: 'network_connection', doc: 'Connections that are opened.' },
    { value: 'webserver', doc: 'Requests a web server answers.' },
  ]),
  key('definition', 'What must be switched on for the log to hold these events.'),
];

export const RELATED: readonly KeyDoc[] = [
  key('id', 'The UUID of the other rule.'),
  key('type', 'What the other rule is to this one.', ' ‸', [
    { value: 'similar', doc: 'Both detect something alike.' },
    { value: 'derived', doc: 'This one was made from the other, which goes on.' },
    { value: 'obsolete', doc: 'This one replaces the other.' },
    { value: 'merged', doc: 'This one holds several others.' },
    { value: 'renamed', doc: 'The other is this one under an earlier id.' },
  ]),
];

export const CONDITION = key(
  'condition',
  'How the search identifiers are joined: `and`, `or`, `not`, parentheses, `1 of`, `all of`.',
);

export const TIMEFRAME = key(
  'timeframe',
  'Belongs to the old aggregations; correlation rules have taken its place, and it changes nothing here.',
);

/** The keys of ATT&CK's tactics as tags, in ATT&CK's own order. */
export const TACTICS: readonly ValueDoc[] = [
  ...['reconnaissance', 'resource-development', 'initial-access', 'execution', 'persistence'],
  ...['privilege-escalation', 'stealth', 'defense-impairment', 'credential-access', 'discovery'],
  ...['lateral-movement', 'collection', 'command-and-control', 'exfiltration', 'impact'],
].map((tactic) => ({
  value: `attack.${tactic}`,
  doc: 'A tactic of ATT&CK. © The MITRE Corporation, reproduced with permission.',
}));

const RULES = key('rules', 'Which rules the filter narrows: `any`, or rules by name or id.', ' ‸', [
  { value: 'any', doc: 'Every rule whose log source is the one above.' },
]);

const KEEPS = key(
  'condition',
  'Which matches are kept, from the search identifiers of this filter. An exclusion begins with `not`.',
);

const CORRELATION_KEY = key(
  'correlation',
  'What the matches of other rules must add up to, within a time, for each value of some fields.',
  '\n\ttype: event_count\n\trules:\n\t\t- ‸\n\tgroup-by:\n\t\t- userIdentity.arn\n\ttimespan: 10m\n\tcondition:\n\t\tgte: 10',
);

const FILTER_KEY = key(
  'filter',
  'Which matches of other rules are kept: search identifiers, and a condition that joins them.',
  '\n\trules: any\n\tselection:\n\t\t‸\n\tcondition: not selection',
);

const without = (...names: readonly string[]): KeyDoc[] =>
  KEYS.filter(({ name }) => !names.includes(name));

/** At the top of a document; null where nothing says yet which kind it is. */
function topKeys(kind: Kind | null): readonly KeyDoc[] {
  switch (kind) {
    case 'rule':
      return KEYS;
    case 'correlation':
      return [...without('logsource', 'detection', 'fields'), CORRELATION_KEY];
    case 'filter':
      return [...without('detection', 'fields', 'status', 'level'), FILTER_KEY];
    case null:
      return [...KEYS, CORRELATION_KEY, FILTER_KEY];
  }
}

/** The table of keys at a place, where it is one with a table. */
export function keysAt(path: Path, kind: Kind | null = null): readonly KeyDoc[] {
  const [first, second, third] = path;
  if (first === undefined) return topKeys(kind);
  if (first === 'correlation') {
    if (second === 'condition' && third === undefined) return BOUNDS;
    return second === undefined ? CORRELATION : [];
  }
  if (second !== undefined) return [];
  if (first === 'logsource') return LOGSOURCE;
  if (first === 'related') return RELATED;
  if (first === 'filter') return [RULES, KEEPS];
  return holdsSearches(path) ? [CONDITION, TIMEFRAME] : [];
}

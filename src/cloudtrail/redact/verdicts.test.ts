// Verdicts before and after: the event, the plan and the predicate by which they differ.
import { expect, it } from 'vitest';
import { compile, type Plan } from '../../engine/plan';
import { parse } from '../../sigma/parse';
import { Redaction } from './redaction';
import { learnRule, redactedRule } from './rule-text';
import { verdictsKept } from './verdicts';

const rule = (detection: string) =>
  `title: A rule\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n${detection}`;

function planOf(source: string): Plan | null {
  const [document] = parse(source).documents;
  return document?.kind === 'rule' && document.sound ? compile(document) : null;
}

const EVENTS = [
  {
    userIdentity: { userName: 'night-admin' },
    sourceIPAddress: '52.95.110.7',
    eventName: 'GetUser',
  },
  { userIdentity: { userName: 'noor' }, sourceIPAddress: '10.0.0.1', eventName: 'ListUsers' },
];

function share(source: string) {
  const redaction = new Redaction();
  for (const event of EVENTS) redaction.learn(event);
  learnRule(source, redaction);
  const text = redactedRule(source, redaction);
  const after = EVENTS.map((event) => redaction.value(event));
  const changed = verdictsKept([planOf(source)!], EVENTS, after, [planOf(text)]);
  return { text, changed };
}

it.each<[string, string, string]>([
  ['a name', `  s:\n    userIdentity.userName: Night-Admin\n  condition: s`, 'user-01'],
  [
    'a name in a list, quoted',
    `  s:\n    userIdentity.userName:\n      - 'noor'\n      - ana\n  condition: s`,
    "'user-02'\n      - user-03",
  ],
  [
    'a network',
    `  s:\n    sourceIPAddress|cidr: 52.95.110.0/24\n  condition: s`,
    '198.51.100.0/24',
  ],
  [
    'a wide network',
    `  s:\n    sourceIPAddress|cidr: 52.94.0.0/15\n  condition: s`,
    '240.0.0.0/15',
  ],
  [
    'a name in wildcards',
    `  s:\n    userIdentity.userName: '*noor*'\n  condition: s`,
    "'*user-02*'",
  ],
  [
    'the name of a search',
    `  noor:\n    userIdentity.userName: noor\n  condition: noor`,
    'condition: user-02',
  ],
])('keeps the verdict on %s', (_, detection, expected) => {
  const { text, changed } = share(rule(detection));
  expect(text).toContain(expected);
  expect(changed).toEqual([]);
});

it('names the predicate where a verdict was lost', () => {
  const source = rule(
    `  s:\n    eventName|startswith: Get\n    sourceIPAddress|startswith: '52.95.'\n  condition: s`,
  );
  const { changed } = share(source);
  const said = changed.map(({ predicates, ...rest }) => ({
    ...rest,
    predicates: predicates.map(({ id, text }) => `${id} ${text}`),
  }));
  expect(said).toEqual([{ event: 0, plan: 0, matchedBefore: true, predicates: ['s/1#0 52.95.'] }]);
});

it('counts a rule that is sound no more as no match', () => {
  const plan = planOf(rule('  s:\n    eventName: GetUser\n  condition: s'))!;
  expect(verdictsKept([plan], EVENTS, EVENTS, [null])).toMatchObject([
    { event: 0, plan: 0, matchedBefore: true },
  ]);
});

it('leaves to a rule its id, its author, its fields and what it asks of fields that stay', () => {
  const source = `title: By noor\nid: 6f2b8d1c-94aa-4e07-b3d5-2c1a7e90f4b8\nauthor: noor (noor@corp.ch)\ndetection:\n  s:\n    requestParameters.noor|contains: noor\n    eventName: GetUser\n  condition: s\n`;
  const { text } = share(source);
  expect(text).toBe(
    source.replace('By noor', 'By user-02').replace('contains: noor', 'contains: user-02'),
  );
});

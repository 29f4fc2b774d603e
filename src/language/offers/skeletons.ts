// Whole documents, offered where one is empty.
import { documentAt } from '../documents';
import { indentUnit, type Asked, type Offer } from './offer';

const RULE = `title: ‸
logsource:
\tproduct: aws
\tservice: cloudtrail
detection:
\tselection:
\t\teventSource: iam.amazonaws.com
\t\teventName: CreateUser
\tcondition: selection
level: medium`;

const CORRELATION = `title: ‸
correlation:
\ttype: event_count
\trules:
\t\t-
\tgroup-by:
\t\t- userIdentity.arn
\ttimespan: 10m
\tcondition:
\t\tgte: 10
level: medium`;

const FILTER = `title: ‸
logsource:
\tproduct: aws
\tservice: cloudtrail
filter:
\trules: any
\tselection:
\t\tuserIdentity.type: AWSService
\tcondition: not selection`;

const SKELETONS = [
  ['new rule', RULE, 'Looks at one event at a time.'],
  ['new correlation', CORRELATION, 'Looks at what the matches of other rules add up to.'],
  ['new filter', FILTER, 'Says which matches of other rules are kept.'],
] as const;

export function documentOffers({ sketch, offset, place }: Asked): Offer[] {
  const others = documentAt(sketch, offset).children.filter((child) => child !== place.entry);
  if (others.length > 0 || place.colon) return [];
  const unit = indentUnit(sketch);
  return SKELETONS.map(([label, text, doc]) => ({
    label,
    text: text.replaceAll('\t', unit),
    kind: 'key',
    detail: 'a whole document',
    doc,
  }));
}

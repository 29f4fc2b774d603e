// Values at the caret: those the events have, most first, then those CloudTrail and AWS can have; quoted where need be.
import type { ApiNames } from '../../cloudtrail/api-names';
import { fieldNamed } from '../../cloudtrail/fields';
import { correlationValues } from './correlation';
import { nameOffers, sourceOffers } from './api-names';
import { fieldList, fieldOffer } from '../fields';
import type { Scalar } from '../known';
import { counted, firstSentence } from '../markdown';
import { keysAt, TACTICS } from '../keys';
import type { ValueDoc } from '../key-doc';
import { inSearch } from '../path';
import { takenBeside, typedIn, type Asked, type Offer, type Offers } from './offer';
import { fitting } from './fitting';
import { asYaml, literal } from './quoting';
import type { Entry } from '../sketch';

const all = (offers: readonly Offer[]): Offers => ({ offers, whole: true });

/** `names` is asked only where API names are wanted. */
export async function valueOffers(asked: Asked, names: () => Promise<ApiNames>): Promise<Offers> {
  const { path } = asked.place;
  if (path.length === 1 && path[0] === 'fields') return fieldValues(asked);
  const ofRules = correlationValues(asked);
  if (ofRules !== null) return ofRules;
  if (path.length < 3 || !inSearch(path)) return all(ruleValues(asked));
  const [field = '', ...modifiers] = path[2]!.split('|');
  if (modifiers.includes('exists')) return all([BOOLEANS.true, BOOLEANS.false]);
  if (modifiers.includes('re')) return all([]);
  if (modifiers.includes('cidr')) return all(NETWORKS.map((network) => described(network, asked)));
  if (modifiers.includes('fieldref')) {
    return fieldValues(asked);
  }
  const seen = seenOffers(asked, field, modifiers);
  const { offers, whole } = await knownOffers(asked, field, names);
  const labels = new Set(seen.map(({ label }) => label));
  const rest = [...offers, ...emptyOffers(asked, modifiers)];
  return { offers: [...seen, ...rest.filter(({ label }) => !labels.has(label))], whole };
}

const yaml = (value: Scalar, { place }: Asked): string =>
  asYaml(value, place.word.quote, place.stands === 'flow');

/** The names of fields, where they are values. */
function fieldValues(asked: Asked): Offers {
  const { fit, whole } = fitting(fieldList(asked.known), typedIn(asked), ({ name }) => name);
  return { offers: fit.map((one) => fieldOffer(one, yaml(one.name, asked), false)), whole };
}

const described = ({ value, doc }: ValueDoc, asked: Asked): Offer => ({
  label: value,
  text: yaml(value, asked),
  kind: 'value',
  detail: firstSentence(doc),
  doc,
});

/** Values of keys outside the searches. */
function ruleValues(asked: Asked): Offer[] {
  const { path } = asked.place;
  const name = path.at(-1)!;
  if (path.length === 1 && name === 'tags') return listedOnce(asked, TACTICS);
  if (path.length === 1 && (name === 'date' || name === 'modified')) {
    return [described({ value: new Date().toISOString().slice(0, 10), doc: 'Today.' }, asked)];
  }
  const key = keysAt(path.slice(0, -1)).find((one) => one.name === name);
  return listedOnce(asked, key?.values ?? []);
}

const listedOnce = (asked: Asked, values: readonly ValueDoc[]): Offer[] => {
  const taken = takenBeside(asked);
  return values.filter(({ value }) => !taken.has(value)).map((value) => described(value, asked));
};

const TEXTUAL = ['contains', 'startswith', 'endswith', 'cased'];
const COMPARING = ['lt', 'lte', 'gt', 'gte'];

function seenOffers(asked: Asked, field: string, modifiers: readonly string[]): Offer[] {
  const taken = takenBeside(asked);
  const comparing = modifiers.some((name) => COMPARING.includes(name));
  const textual = modifiers.some((name) => TEXTUAL.includes(name));
  return (asked.known.values.get(field) ?? [])
    .filter(([value]) => !comparing || typeof value === 'number' || typeof value === 'bigint')
    .map(([value, count]) => ({ value: textual ? String(value) : value, count }))
    .filter(({ value }) => !taken.has(String(literal(value))))
    .map(({ value, count }) => ({
      label: String(value) || "''",
      text: yaml(literal(value), asked),
      kind: 'value',
      detail: counted(count, 'event'),
      doc: '',
    }));
}

async function knownOffers(
  asked: Asked,
  field: string,
  names: () => Promise<ApiNames>,
): Promise<Offers> {
  const offer = (value: string, detail: string): Offer => ({
    ...described({ value, doc: '' }, asked),
    detail,
  });
  if (field === 'eventSource') return sourceOffers(await names(), typedIn(asked), offer);
  if (field === 'eventName') {
    return nameOffers(await names(), sourcesBeside(asked), typedIn(asked), offer);
  }
  const known = fieldNamed(field);
  if (known === null) return all([]);
  if (known.type === 'boolean') return all([BOOLEANS.true, BOOLEANS.false]);
  const taken = takenBeside(asked);
  return all(known.values.filter((one) => !taken.has(one)).map((one) => offer(one, 'CloudTrail')));
}

/** What the same search says of eventSource. */
function sourcesBeside({ place }: Asked): string[] {
  let search: Entry = place.holder;
  while (search.parent !== null && search.key?.text.split('|')[0] !== 'eventName')
    search = search.parent;
  const beside = search.parent?.children ?? [];
  return beside
    .filter(({ key }) => key?.text === 'eventSource')
    .flatMap((entry) => [entry, ...entry.children])
    .flatMap(({ value }) => (value === null ? [] : [value.text.toLowerCase()]));
}

const BOOLEANS = {
  true: { label: 'true', text: 'true', kind: 'value', detail: 'boolean', doc: '' },
  false: { label: 'false', text: 'false', kind: 'value', detail: 'boolean', doc: '' },
} as const satisfies Record<string, Offer>;

/** null fits an item with one value, whose modifiers ask for no text. */
function emptyOffers({ place }: Asked, modifiers: readonly string[]): Offer[] {
  const inList =
    place.stands === 'item' || place.stands === 'below' || place.entry?.kind === 'item';
  if (inList || modifiers.some((name) => name !== 'neq') || place.word.quote !== '') return [];
  const doc = 'The field is absent, or JSON null.';
  return [{ label: 'null', text: 'null', kind: 'value', detail: 'absent or null', doc }];
}

const NETWORKS: readonly ValueDoc[] = [
  { value: '10.0.0.0/8', doc: 'Private addresses.' },
  { value: '172.16.0.0/12', doc: 'Private addresses.' },
  { value: '192.168.0.0/16', doc: 'Private addresses.' },
  { value: '100.64.0.0/10', doc: 'Addresses that providers share among customers.' },
  { value: '127.0.0.0/8', doc: 'The machine itself.' },
  { value: '169.254.0.0/16', doc: 'The local link, where the instance metadata service is.' },
  { value: 'fc00::/7', doc: 'Private IPv6 addresses.' },
  { value: 'fe80::/10', doc: 'The local IPv6 link.' },
];

// Ids that AWS hands out: of resources (`i-0123…`), of events and requests. Shape, prefix and length are kept.
import { findAll, type Finding, type KindRules } from './kind';
import { isStandIn } from './names';

const PREFIXES =
  'i|vpc|subnet|sgr?|eni|vol|snap|ami|rtb|igw|eigw|nat|acl|vpce|eipalloc|eipassoc|rtbassoc|aclassoc|dopt|pcx|tgw|lt|fs|fsap|r|fl|cgw|vgw|vpn|pl|mi|key|cks';
const RESOURCE = new RegExp(
  `(?<![A-Za-z\\d])(?:(?:${PREFIXES})(?:-attach|-assoc|-rtb)?|[a-z]{1,12})-(?:[\\da-f]{17}|(?<=(?:${PREFIXES}|-attach|-assoc|-rtb)-)[\\da-f]{8,16})(?![A-Za-z\\d])`,
  'g',
);

/** Of databases and their clusters; of network cards. */
const DATABASE = /(?<![A-Za-z\d])(?:db|cluster)-[A-Z\d]{26}(?![A-Za-z\d])/g;
const CARD = /(?<![\da-fA-F:])(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}(?![\da-fA-F:])/g;

export const resourceIdsIn = (text: string): Finding[] => [
  ...(text.includes('-')
    ? [...findAll(text, RESOURCE, 'resourceIds'), ...findAll(text, DATABASE, 'resourceIds')]
    : []),
  ...(text.includes(':') ? findAll(text, CARD, 'resourceIds') : []),
];

const DOCUMENTED_ID =
  /-(?:0{4,}[\da-f]{1,4}|0{9,}[\da-f]{1,8}|0?1234567890abcdef0?|12345678)$|^02:00(?::[\da-f]{2}){4}$/;

export const resourceIds: KindRules = {
  stays: (original) => DOCUMENTED_ID.test(original),
  standIn: (original, number) => {
    const hex = number.toString(16);
    // The second lowest bit of the first byte: given by nobody.
    if (original.includes(':')) return `02:00:${hex.padStart(8, '0').replace(/..(?=.)/g, '$&:')}`;
    const dash = original.lastIndexOf('-') + 1;
    return original.slice(0, dash) + hex.padStart(original.length - dash, '0');
  },
};

const GUID =
  /(?<![\dA-Fa-f])[\dA-Fa-f]{8}-[\dA-Fa-f]{4}-[\dA-Fa-f]{4}-[\dA-Fa-f]{4}-[\dA-Fa-f]{12}(?![\dA-Fa-f])/g;

/** Digests, and ids of detectors, grants, jobs. */
const LONG_HEX =
  /(?<![\da-zA-Z])(?=[\da-fA-F]*[a-fA-F])(?=[\da-fA-F]*\d)[\da-fA-F]{32,128}(?![\da-zA-Z])/g;

export const guidsIn = (text: string): Finding[] =>
  text.length < 32 ? [] : [...findAll(text, GUID, 'ids'), ...findAll(text, LONG_HEX, 'ids')];

const OUR_GUID = /^0{8}-0000-4000-8000-/;
const isGuid = (text: string): boolean => text.length === 36 && text.split('-').length === 5;

/** Of events and requests; what is no GUID (S3, DynamoDB) becomes a number of the same length. */
export const ids: KindRules = {
  stays: (original) =>
    isStandIn(original) ||
    OUR_GUID.test(original) ||
    /^0*\d{1,8}$/.test(original) ||
    /EXAMPLE|^[-xX*]+$/.test(original),
  standIn: (original, number) =>
    isGuid(original)
      ? `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
      : String(number).padStart(Math.max(9, original.length), '0'),
};

// Ids that AWS hands out: of resources (`i-0123…`), of events and requests. Shape, prefix and length are kept.
import { findAll, type Finding, type KindRules } from './kind';
import { isStandIn } from './names';

const PREFIXES =
  'i|vpc|subnet|sgr?|eni|vol|snap|ami|aki|ari|rtb|igw|eigw|nat|acl|vpce|eipalloc|eipassoc|rtbassoc|aclassoc|dopt|pcx|tgw|lt|lgw|fs|fsap|fsmt|r|fl|cgw|vgw|vpn|pl|mi|key|cks|interface';
/** Words as well: followed by eight digits they would be dates (`backup-20260303`). */
const LONG_PREFIXES =
  'agent|afi|backup|bun|cb|conn|coip|cr|crf|cvpn|dra|eice|export|fr|fsvol|fsvolsnap|fw|h|import|ipam|ise|loc|lsn|mw|net|ni|nia|nis|nisa|oi|pb|ps|rslvr|s|sgw|sir|ssoins|svc|task|tmf|tmfr|tms|tmt|tps|vae|vagr|vai|vatp|ws';
const TAILS =
  'ami|assoc|attach|cidr-assoc|connect-peer|endpoint|fdl|i|in|mcast-domain|out|pool|rr|rrassoc|rtb|scope|snap|svc|vol|vpc-assoc';
const RESOURCE = new RegExp(
  `(?<![A-Za-z\\d])(?:(?:${PREFIXES})(?:-(?:${TAILS}))?-[\\da-f]{8,17}|d-[\\da-f]{10}|(?:${LONG_PREFIXES})(?:-(?:${TAILS}))?-[\\da-f]{16,17})(?![A-Za-z\\d])`,
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
  /(?:^|-)(?:0{4,}[\da-f]{1,4}|0{9,}[\da-f]{1,8}|0?1234567890abcdef0?|12345678)$|^02:00(?::[\da-f]{2}){4}$/;

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

/** Of keys. */
const FINGERPRINT = /(?<![\da-fA-F:])(?:[\da-fA-F]{2}:){15,31}[\da-fA-F]{2}(?![\da-fA-F:])/g;

/** Of users in a directory of Microsoft's. */
const SID = /(?<![A-Za-z\d])S-1-5-21(?:-\d{1,10}){3,4}(?!-?\d)/g;

/** Digests, and ids of detectors, grants, jobs. */
const LONG_HEX =
  /(?<![\da-zA-Z])(?=[\da-fA-F]*[a-fA-F])(?=[\da-fA-F]*\d)[\da-fA-F]{30,128}(?![\da-zA-Z])/g;

export const guidsIn = (text: string): Finding[] =>
  text.length < 30
    ? []
    : [GUID, LONG_HEX, FINGERPRINT, SID].flatMap((pattern) => findAll(text, pattern, 'ids'));

const OUR_GUID = /^0{8}-0000-4000-8000-/;
const isGuid = (text: string): boolean => text.length === 36 && text.split('-').length === 5;

/** Of events and requests; what is no GUID (S3, DynamoDB) becomes a number of the same length. */
export const ids: KindRules = {
  stays: (original) =>
    isStandIn(original) ||
    OUR_GUID.test(original) ||
    /^0*\d{1,8}$/.test(original) ||
    /^00:00:00:00(?::[\da-f]{2})+$/i.test(original) ||
    /EXAMPLE|^[-xX*]+$|^S-1-5-21-0-/i.test(original),
  standIn: (original, number) => {
    if (isGuid(original)) return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    if (/^(?:[\da-f]{2}:)+[\da-f]{2}$/i.test(original)) {
      const digits = String(number).padStart((original.length + 1) / 1.5, '0');
      return digits.replace(/..(?=.)/g, '$&:');
    }
    if (original.startsWith('S-1-5-21-')) return `S-1-5-21-0-0-0-${number}`;
    // Twelve digits would be an account.
    return String(number).padStart(original.length === 12 ? 13 : Math.max(9, original.length), '0');
  },
};

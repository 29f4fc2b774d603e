// What the key of a value, and where it stands, say of it (design/cloudtrail.md, 7). Knows names of fields, no texts.
import type { Kind } from './kind';

/** What the value of a key is, besides what shows in its text. `kept`: what rules go by, only unmistakable kinds are replaced. */
export type Role = Kind | 'kept' | 'agent' | 'version' | 'tag' | 'text';

export interface Place {
  readonly key: string;
  readonly role: Role;
}

export const NOWHERE: Place = { key: '', role: 'text' };

const SECRET =
  /^(?:secretaccesskey|secret(?:string|binary)|clientsecret|privatekey(?:pem)?|authorization|x-amz-(?:security-token|signature|credential)|(?:session|security|auth|access|refresh|id|bearer|identity|webidentity|web_identity)_?token|nexttoken|(?:next)?(?:marker|pagetoken)|userdata|samlassertion|samlmetadatadocument|(?:x509)?certificate(?:body|chain|pem|data)?|lat|lng|latitude|longitude|(?:public)?keymaterial|sshpublickeybody|importtoken|encryptedkeymaterial|ciphertext(?:blob)?|plaintext|passwordData)$|password$/i;
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [SECRET, 'secrets'],
  [
    /^(?:event(?:version|name|source|type|category|time)|awsregion|region|errorcode|readonly|managementevent|invokedby|mfaauthenticated|mfaused|consolelogin|sessioncredentialfromconsole|(?:from|to)port|port|(?:ip)?protocol|(?:not)?actions?|effect|apiversion|tlsversion|ciphersuite|signatureversion|authenticationmethod|type|instancetype|creationdate|availabilityzone|xmlns|sid)$/i,
    'kept',
  ],
  [/user[-_ ]?agent$/i, 'agent'],
  [/version$/i, 'version'],
  [
    /account(?:[-_ ]?(?:ids?|numbers?))?s?$|^(?:owners?|(?:owner|user|requester|target|registry|principal|group)?(?:owner)?ids?|catalogid|valuesto(?:add|remove)|aws)$/i,
    'accounts',
  ],
  [/^(?:rolesessionname|sourceidentity)$/i, 'sessions'],
  [/rolename$/i, 'roles'],
  [
    /user_?names?$|^onbehalfofuserid$|^p_any_usernames$|^(?:full|first|last|given|family|middle|nick|real|contact)_?name$|^(?:created|modified|lastmodified|requested|submitted|approved|updated|deleted|started|stopped)_?by$|^(?:db|database|iam|os|ssh|login|target)?users?$/i,
    'users',
  ],
  [/bucket(?:name)?$/i, 'buckets'],
  [/^(?:s3key|s3objectkey|objectkey)$/i, 'objectKeys'],
  [
    /^(?:eventid|sharedeventid|originaleventid|(?:x-amz-|original)?request-?id|x-amz-id-2|clienttoken|clientrequesttoken|(?:hostedzone|detector|grant|(?:rest)?api|distribution|identitystore|userpool|identitypool|client|organization|root|directory|xkskey|p_row)_?id|etag|(?:postal|zip)_?code|phone(?:_?number)?)$|(?:sha256|digest|contenthash)$/i,
    'ids',
  ],
  [
    /^(?:host|clientprovidedhostheader|domains?|(?:domain|hostedzone)name|\w*(?:dns|host)name|endpoint|address|website(?:ur[il])?|(?:issuer|callback|redirect|logout|login|landingpage|endpoint|provider)_?ur[il]s?|identit(?:y|ies)|p_any_domain_names)$/i,
    'hosts',
  ],
  // Whatever the API calls a name of its own stays, every other name was given by somebody.
  [
    /^(?:attribute|device|rootdevice|virtual|type|metric|field|platform|agent|service|feature|engine|operation|api|action|method|product|region|filter|zone|quota|category|runtime|modelpackage|reason|statusreason|algorithm|extension|tagfilter)names?$/i,
    'text',
  ],
  [
    /names?$|^(?:secretid|trailnamelist|resourceids?|(?:account)?alias|comment|city|company|addressline\d?|street|osuser)$|description$|(?:instance|cluster|snapshot|group)identifier$/i,
    'names',
  ],
];

const known = new Map<string, Role>();

function roleOf(key: string): Role {
  let role = known.get(key);
  if (role === undefined) {
    role = ROLES.find(([pattern]) => pattern.test(key))?.[1] ?? 'text';
    // Keys may be anybody's text: what is remembered must stay small.
    if (known.size < 5000) known.set(key, role);
  }
  return role;
}

/** The role that a whole branch has: what stands below is the same, whatever its keys. */
function inherited(above: Place): Role | null {
  if (above.role === 'secrets' || above.role === 'tag') return above.role;
  return null;
}

const TAGS = /tag(?:s|set|list)?$|encryptioncontext$/i;
const MAPS = /tag(?:s|set|list)?$|(?:context|labels|metadata|variables|attributes|headers|aws)$/i;

/** Keys there are somebody's own words; elsewhere they are the API's. */
export const hasOwnKeys = ({ key, role }: Place): boolean => role === 'tag' || MAPS.test(key);

/** The place of a member of an object: its key, the object's own place, and the keys beside it. */
export function placeOf(key: string, above: Place, beside: readonly string[]): Place {
  const passed = inherited(above);
  if (passed === 'secrets') return { key, role: passed };
  const role = roleOf(key);
  if (role === 'secrets') return { key, role };
  const lower = key.toLowerCase();
  if (/^variables$/i.test(key) && /^environment/i.test(above.key)) return { key, role: 'secrets' };
  if (lower === 'commands' && /^parameters$/i.test(above.key)) return { key, role: 'secrets' };
  if (lower === 'userid' && /^onbehalfof$/i.test(above.key)) return { key, role: 'users' };
  if (lower === 'username' && /^sessionissuer$/i.test(above.key)) return { key, role: 'roles' };
  if (lower === 'key' && beside.includes('bucketName')) return { key, role: 'objectKeys' };
  // Names of filters, attributes and states are words of the API.
  if (lower === 'name' && beside.some((one) => /^(?:value(?:s|Set)|code)$/i.test(one)))
    return { key, role: 'kept' };
  // Of an item of a table, whose attributes are its owner's.
  if (lower === 'key' && beside.includes('tableName')) return { key, role: 'tag' };
  const isTag = passed === 'tag' || TAGS.test(above.key);
  if (isTag && lower !== 'key' && role !== 'ids') return { key, role: 'tag' };
  if (lower === 'value' && beside.some((one) => one.toLowerCase() === 'key'))
    return { key, role: 'tag' };
  return { key, role };
}

// Names that people gave: of users, roles, sessions, buckets, hosts and other resources. What AWS or Sigma named stays.
import type { Kind, KindRules } from './kind';

export type NameKind =
  'users' | 'roles' | 'sessions' | 'buckets' | 'objectKeys' | 'hosts' | 'names';

const PREFIX: Record<NameKind, string> = {
  users: 'user',
  roles: 'role',
  sessions: 'session',
  buckets: 'bucket',
  objectKeys: 'key',
  hosts: 'host',
  names: 'name',
};

export const isNameKind = (kind: Kind): kind is NameKind => Object.hasOwn(PREFIX, kind);

/** A number of an employee, a ticket or a moment: where people and their sessions are named, it is the name. */
const NUMBER = /^\d{4,11}$/;

/** The same where it is known what is named. */
export const isNameOf = (kind: Kind, text: string): boolean =>
  isName(text) || ((kind === 'users' || kind === 'sessions') && NUMBER.test(text));

/** Our own stand-ins, wherever they stand in a text: the zero before the number tells them from `user-1001`. */
export const STAND_IN = /(?:user|role|session|bucket|key|host|name)-0[1-9]\d*/gi;

/** Nothing that a person named: empty, patterns, variables, masks, numbers, what AWS names, and other kinds. */
const NO_NAME = [
  /^[^\p{L}\p{N}]*$/u,
  /[*?]|\$\{|[<>{}"\n]/,
  /^HIDDEN_DUE_TO_|REDACTED/,
  /^(?:ec2-user|ssm-user)$|^(?:true|false|null|none|default|primary|self|root|amazon|aws|local|all|any|public|private|\$LATEST|\$default)$/i,
  /^(?:-?[\d.,:]{1,11}|\d{12}|\d{1,3}(?:\.\d{1,3}){3})$/,
  // Masks of all kinds, and moments.
  /^[xX*#-]+$|^\d{4}-\d\d-\d\dT/,
  /(?:^|\.)example\.(?:com|org|net)\.?$/i,
  /^(?:aws[:/]|alias\/aws\/|arn:|default[.:]|AWS(?:ServiceRoleFor|-[A-Z]|:)|Amazon[A-Z])/,
  /\.amazonaws\.com(?:\.cn)?$/,
  /^[a-z]{2}(?:-[a-z]+){1,2}-\d[a-z]?$/,
];

export const isName = (text: string): boolean =>
  text.length < 512 && !NO_NAME.some((one) => one.test(text));

/** Of a role that IAM Identity Center made the stem tells what it is. */
const SSO = /^AWSReservedSSO_/;
const OUR_SSO = /^AWSReservedSSO_.*role-0[1-9]\d*.*_0{8}\d{8}$/;
const OURS = new RegExp(`^(?:${STAND_IN.source})(?:\\.[a-z\\d.]+)?$`, 'i');
const NUMBERED = /^0{5,}\d+$/;

/** A stand-in of ours for a name or an id, whatever it is taken for where it stands. */
export const isStandIn = (text: string): boolean => OURS.test(text) || NUMBERED.test(text);

export const nameRules = (kind: NameKind): KindRules => ({
  stays: (original) => isStandIn(original) || OUR_SSO.test(original),
  standIn: (original, number) => {
    if (SSO.test(original))
      return `AWSReservedSSO_role-0${number}_${String(number).padStart(16, '0')}`;
    const name = `${PREFIX[kind]}-0${number}`;
    if (kind === 'objectKeys')
      return name + (/(?:\.[A-Za-z\d]{1,5}){1,2}$/.exec(original)?.[0] ?? '');
    return kind === 'hosts' ? `${name}.example.com` : name;
  },
});

/** Words of AWS and of English messages: as a name they are replaced where a name stands, never inside a text. */
const COMMON = new Set(
  (
    'a an and any by for from in is it not of on or the this to user users role roles group groups policy session sessions assumed ' +
    'bucket buckets key keys object resource resources action actions access account service name names id arn iam sts s3 ec2 kms ssm ' +
    'rds sns sqs ecs eks lambda aws amazon amazonaws com http https www cloudtrail console signin root admin administrator readonly ' +
    'true false null none allow deny denied authorized perform because no identity based allows federated function table cluster ' +
    'instance image volume snapshot database parameter secret secrets default error request response mfa token tokens login logs log ' +
    'audit backup backups security test tests testing prod production stage staging dev development build builder ci cd deploy deployer ' +
    'deployment terraform jenkins github gitlab data public private internal external network networks monitoring mobile web api app ' +
    'apps job jobs doc docs server servers client automation system ops devops support guest owner developer developers engineer manager'
  ).split(' '),
);

/** Of AWS or of English: it tells nobody from others. */
export const isWord = (text: string): boolean => COMMON.has(text.toLowerCase());

/** Too short, or too much of a word, to be looked for in texts. */
export function isCommon(kind: NameKind, original: string): boolean {
  const plain = /^[A-Za-z]+$/.test(original);
  if (COMMON.has(original.toLowerCase()) || original.length < 3) return true;
  if (/^\d{1,11}$/.test(original)) return true;
  return plain && kind !== 'users' && kind !== 'roles' && kind !== 'sessions' && kind !== 'buckets';
}

// The fields of a CloudTrail record, in the order an author looks for them, each with one line of our own. What a service
// puts below requestParameters and responseElements is its own business and not listed.

export interface Field {
  /** As Sigma writes it: dots for nesting, levels of arrays left out. */
  readonly name: string;
  readonly doc: string;
  readonly type: 'text' | 'boolean' | 'object' | 'list';
  /** Values worth offering; all there are where the field is an enumeration. */
  readonly values: readonly string[];
}

const text = (name: string, doc: string, values: readonly string[] = []): Field => ({
  name,
  doc,
  type: 'text',
  values,
});
const object = (name: string, doc: string): Field => ({ name, doc, type: 'object', values: [] });
const list = (name: string, doc: string): Field => ({ name, doc, type: 'list', values: [] });
const boolean = (name: string, doc: string): Field => ({ name, doc, type: 'boolean', values: [] });

const IDENTITY_TYPES = [
  ...['Root', 'IAMUser', 'AssumedRole', 'Role', 'FederatedUser', 'Directory', 'AWSAccount'],
  ...['AWSService', 'IdentityCenterUser', 'SAMLUser', 'WebIdentityUser', 'Unknown'],
];
const ERROR_CODES = [
  ...['AccessDenied', 'Client.UnauthorizedOperation', 'AccessDeniedException'],
  ...['UnauthorizedOperation', 'UnauthorizedException', 'VpceAccessDenied'],
];
const EVENT_TYPES = [
  ...['AwsApiCall', 'AwsServiceEvent', 'AwsConsoleAction', 'AwsConsoleSignIn'],
  ...['AwsCloudTrailInsight', 'AwsVpceEvent', 'AwsAggregatedEvent'],
];
const CATEGORIES = ['Management', 'Data', 'NetworkActivity', 'Insight', 'Aggregated'];

const IDENTITY = 'userIdentity';
const SESSION = `${IDENTITY}.sessionContext`;
const ISSUER = `${SESSION}.sessionIssuer`;

const CALL: readonly Field[] = [
  text(
    'eventName',
    'The API call, such as `GetObject`. Lambda appends API dates (`CreateFunction20150331`), so `startswith` is safer there.',
  ),
  text(
    'eventSource',
    'The service that was called, such as `s3.amazonaws.com`. CloudWatch is `monitoring.amazonaws.com`.',
  ),
  text(
    'errorCode',
    'Why the call failed. Absent when it succeeded: write `null`, never `Success`. Denied calls say `AccessDenied`, in EC2 `Client.UnauthorizedOperation`.',
    ERROR_CODES,
  ),
  text(
    'errorMessage',
    'The failure in words, mostly beside errorCode. A failed console sign-in has a message and no code.',
    ['Failed authentication'],
  ),
  text(
    'sourceIPAddress',
    'Who called: an IPv4 or IPv6 address, the name of a service, or `AWS Internal`, which people who use the console can have too.',
    ['AWS Internal'],
  ),
  text(
    'userAgent',
    'The program that called, up to 1 KB. S3 puts it in square brackets, so `contains` is safer than `startswith`.',
  ),
  text(
    'awsRegion',
    'The region of the call. Global services such as IAM are mostly in `us-east-1`.',
  ),
  text('eventType', 'What kind of record it is.', EVENT_TYPES),
  text('eventCategory', 'Which trail setting recorded it.', CATEGORIES),
  boolean(
    'readOnly',
    'Whether the call only reads. A boolean in log files, a text in some exports.',
  ),
  boolean(
    'managementEvent',
    'Whether the call is about the account and its resources, not the data in them.',
  ),
];

const WHO: readonly Field[] = [
  text(`${IDENTITY}.type`, 'What kind of identity made the call.', IDENTITY_TYPES),
  text(
    `${IDENTITY}.userName`,
    'The user’s name. Roles have none here: see `userIdentity.sessionContext.sessionIssuer.userName`.',
  ),
  text(
    `${IDENTITY}.arn`,
    'The caller’s ARN. That of an assumed role ends in the name of the session: look for `:assumed-role/Name/` inside.',
  ),
  text(
    `${IDENTITY}.principalId`,
    'The caller’s unique id; a role’s is followed by a colon and the session.',
  ),
  text(
    `${IDENTITY}.accountId`,
    'The caller’s account, twelve digits in quotes: leading zeros matter.',
  ),
  text(
    `${IDENTITY}.accessKeyId`,
    'The key that signed the call: AKIA… is long-lived, ASIA… temporary.',
  ),
  text(`${IDENTITY}.invokedBy`, 'The AWS service that called on somebody’s behalf.'),
  text(`${IDENTITY}.identityProvider`, 'Where a federated identity comes from.'),
  text(`${IDENTITY}.credentialId`, 'The credential of an IAM Identity Center user.'),
  text(`${IDENTITY}.onBehalfOf.userId`, 'The IAM Identity Center user the call was made for.'),
  text(`${IDENTITY}.onBehalfOf.identityStoreArn`, 'The identity store of that user.'),
  text(
    `${IDENTITY}.inScopeOf.sourceArn`,
    'The resource the credentials were issued to a service for.',
  ),
  text(`${IDENTITY}.inScopeOf.sourceAccount`, 'The account of that resource.'),
  text(
    `${SESSION}.attributes.mfaAuthenticated`,
    'Whether the session began with MFA, as a text: quote it. Federated sessions always say `false`.',
    ['true', 'false'],
  ),
  text(`${SESSION}.attributes.creationDate`, 'When the temporary credentials were issued.'),
  text(`${ISSUER}.type`, 'What issued the session: a role, a user, or root.', [
    'Role',
    'IAMUser',
    'Root',
  ]),
  text(`${ISSUER}.userName`, 'The name of the role, or user, that the session belongs to.'),
  text(`${ISSUER}.arn`, 'Its ARN, without the name of the session.'),
  text(`${ISSUER}.accountId`, 'Its account.'),
  text(`${ISSUER}.principalId`, 'Its unique id.'),
  text(`${SESSION}.sourceIdentity`, 'Who stands behind a chain of roles, where that was set.'),
  text(`${SESSION}.webIdFederationData.federatedProvider`, 'The provider of a web identity.'),
  text(
    `${SESSION}.ec2RoleDelivery`,
    'Version of the instance metadata service that gave the credentials.',
    ['1.0', '2.0'],
  ),
  text(
    `${SESSION}.assumedRoot`,
    'Says `true`, as a text, for a central session as root of a member account.',
    ['true'],
  ),
  object(IDENTITY, 'Who called. An object: ask for the fields below it.'),
];

const WHAT: readonly Field[] = [
  object(
    'requestParameters',
    'What the call was given. The key is always there; `null` where there is nothing.',
  ),
  object(
    'responseElements',
    'What the call gave back. The key is always there: `null` for calls that only read, and for most failures.',
  ),
  text(
    'responseElements.ConsoleLogin',
    'Whether a console sign-in succeeded: errorCode does not say so.',
    ['Success', 'Failure'],
  ),
  object('additionalEventData', 'Whatever else a service reports.'),
  text(
    'additionalEventData.MFAUsed',
    'Whether a console sign-in used MFA. Federated ones always say `No`: their provider asked for it.',
    ['Yes', 'No'],
  ),
  text('additionalEventData.MobileVersion', 'Whether a console sign-in came from the mobile app.', [
    'Yes',
    'No',
  ]),
  text('additionalEventData.LoginTo', 'The address that a console sign-in was for.'),
  text('additionalEventData.SamlProviderArn', 'The provider of a federated console sign-in.'),
  text('additionalEventData.AuthenticationMethod', 'How an S3 request was authenticated.'),
  text('additionalEventData.SignatureVersion', 'How an S3 request was signed.'),
  list('resources', 'What the call was about, as a list.'),
  text('resources.ARN', 'The ARN of a resource; this key is written in capitals.'),
  text('resources.accountId', 'The account that owns the resource.'),
  text('resources.type', 'The kind of resource, such as `AWS::S3::Object`; often absent.'),
];

const RECORD: readonly Field[] = [
  text('recipientAccountId', 'The account that received the record: twelve digits in quotes.'),
  text('eventTime', 'When the call was made, in UTC and whole seconds.'),
  text('eventID', 'The record’s own id.'),
  text('requestID', 'The id of the request.'),
  text('sharedEventID', 'The same in the copies of one call that two accounts received.'),
  text(
    'eventVersion',
    'The version of the record, such as `1.11`. A text: as a number 1.10 is less than 1.9.',
  ),
  text('apiVersion', 'The version of the API that was called.'),
  text('vpcEndpointId', 'The VPC endpoint the call came through.'),
  text('vpcEndpointAccountId', 'The account of that endpoint.'),
  text(
    'sessionCredentialFromConsole',
    'Says `true`, as a text, where the call came from a console session; absent otherwise.',
    ['true'],
  ),
  text('tlsDetails.tlsVersion', 'The TLS version of the connection.', ['TLSv1.2', 'TLSv1.3']),
  text('tlsDetails.cipherSuite', 'Its cipher suite.'),
  text('tlsDetails.clientProvidedHostHeader', 'The host name the caller asked for.'),
  object('serviceEventDetails', 'What a service event reports.'),
  text('addendum.reason', 'Why the record was delivered late, or again.', [
    'DELIVERY_DELAY',
    'UPDATED_DATA',
    'SERVICE_OUTAGE',
  ]),
  object('eventContext', 'Tags and conditions, where the trail was told to add them.'),
  object(
    'insightDetails',
    'What an Insight record reports; it has no user, source address or agent.',
  ),
  text('insightDetails.insightType', 'Which rate was unusual.', [
    'ApiCallRateInsight',
    'ApiErrorRateInsight',
  ]),
  text('insightDetails.state', 'Whether the unusual time begins or ends.', ['Start', 'End']),
  object('edgeDeviceDetails', 'The Outposts device of an S3 call.'),
];

export const fields: readonly Field[] = [...CALL, ...WHO, ...WHAT, ...RECORD];

const byName = new Map(fields.map((field) => [field.name, field]));

export const fieldNamed = (name: string): Field | null => byName.get(name) ?? null;

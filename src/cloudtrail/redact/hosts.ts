// Hosts: the bucket before `.s3.`, the label a customer chose before an AWS suffix, and addresses that are spelled as names.
import { findAll, type Finding } from './kind';
import { isName } from './names';

const BUCKET_HOST =
  /(?<![\w.-])(?<it>[a-z\d][a-z\d.-]*?)(?=\.s3(?:[.-][a-z\d-]+)*\.amazonaws\.com)/gi;
const S3_PATH =
  /(?:(?<![\w.-])s3(?:[.-][a-z\d-]+)*\.amazonaws\.com(?:\.cn)?\/|\bs3:\/\/)(?<it>[a-z\d][a-z\d.-]{2,62})/gi;
/** Endpoints of databases, caches, balancers, searches: the first label is the customer's. */
const ENDPOINT =
  /(?<![\w.-])(?<it>[a-z\d][\w-]*)(?=\.(?:[\w-]+\.){0,4}(?:rds|cache|elb|es|redshift|execute-api|lambda-url)\.(?:[\w-]+\.)?(?:amazonaws\.com|on\.aws)\b|\.[\w-]+\.elasticbeanstalk\.com\b)/gi;
/** Behind the host of queues and of images. */
const PATH_NAME =
  /(?:(?:\bsqs\.[\w-]+|\b[\w-]+\.queue)\.amazonaws\.com(?:\.cn)?\/\d{12}\/|\.dkr\.ecr\.[\w-]+\.amazonaws\.com(?:\.cn)?\/)(?<it>[\w./-]*\w)/g;
const PORTAL =
  /(?<![\w.-])(?<it>[\w-]+)(?=\.awsapps\.com|\.cloudfront\.net|\.signin\.aws\.amazon\.com|(?:\.auth)?\.[\w-]+\.amazoncognito\.com)/gi;

export const hostNamesIn = (text: string): Finding[] =>
  /amazonaws\.com|s3:\/\/|awsapps|cloudfront\.net|amazoncognito|\.aws\b/i.test(text)
    ? [
        ...findAll(text, BUCKET_HOST, 'buckets'),
        ...findAll(text, S3_PATH, 'buckets'),
        ...findAll(text, ENDPOINT, 'names'),
        ...findAll(text, PORTAL, 'names'),
        ...findAll(text, PATH_NAME, 'names'),
      ].filter(
        ({ start, end }) =>
          isName(text.slice(start, end)) && !AWS_LABEL.test(text.slice(start, end)),
      )
    : [];

const AWS_LABEL =
  /^(?:rds|elasticache|es|redshift|monitoring|s3|dualstack|www|docs?|console|prod|signin)$/i;

/** A host that belongs to nobody but AWS, or to documentation. */
const OPEN_HOST =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|amazon(?:aws)?\.com|aws|api\.aws|ec2\.internal|compute\.internal|example\.(?:com|org|net)|example|localhost)(?::\d+)?$/i;

/** Where the whole text is a host of somebody's own. */
export const isOwnHost = (text: string): boolean =>
  /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+\.?(?::\d+)?$/u.test(text) &&
  /\p{L}/u.test(text) &&
  !OPEN_HOST.test(text) &&
  !/\.(?:awsapps\.com|cloudfront\.net)$/i.test(text);

const WEB = /^(?:https?|wss?|ldaps?):\/\/(?:[^\s/@]*@)?(?<it>[^\s/:?#]+)/i;

/** Where the whole text is the address of a page, its host if that is somebody's own. */
export function hostOfPage(text: string): Finding | null {
  const match = WEB.exec(text);
  const it = match?.groups?.['it'] ?? '';
  if (match === null || !isOwnHost(it)) return null;
  return { start: match[0].length - it.length, end: match[0].length, kind: 'hosts' };
}

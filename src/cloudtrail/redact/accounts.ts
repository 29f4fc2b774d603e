// Account ids: twelve digits, told by where they stand; then every run of these digits is one (design/cloudtrail.md, 7).
import { findAll, type Finding, type KindRules } from './kind';

/** Where the place alone says so: ARNs, log paths, queue addresses, registries, sign-in hosts, names of log files. */
const PLACES = [
  /\barn:aws[\w-]*:[\w-]*:[\w-]*:(?<it>\d{12})(?=:)/g,
  /AWSLogs\/(?:o-[a-z\d]+\/)?(?<it>\d{12})(?=\/|$)/g,
  /amazonaws\.com(?:\.cn)?\/(?<it>\d{12})(?=\/)/g,
  /(?<!\d)(?<it>\d{12})(?=_CloudTrail|\.dkr\.ecr\.|\.signin\.aws)/g,
];

/** As the console writes it. */
const SPACED = /(?<![\w-])\d{4}-\d{4}-\d{4}(?![\w-])/g;
const RUN = /(?<!\d)\d{12}(?!\d)/g;

export const isAccount = (text: string): boolean => /^\d{12}$/.test(text);

export const accountsByPlace = (text: string): Finding[] =>
  /\d{12}/.test(text) ? PLACES.flatMap((place) => findAll(text, place, 'accounts')) : [];

/** Whatever may be one: only those that are known are. */
export const accountRuns = (text: string): Finding[] =>
  /\d{12}|\d-\d{4}-\d/.test(text)
    ? [...findAll(text, RUN, 'accounts'), ...findAll(text, SPACED, 'accounts')]
    : [];

/** In the spelling of the original: with hyphens where it has them. */
export const spelledLike = (original: string, account: string): string =>
  original.includes('-') ? account.replace(/(\d{4})(\d{4})(\d{4})/, '$1-$2-$3') : account;

/** Those of AWS's documentation, and 9000000000NN. */
const DOCUMENTED =
  /^(?:(\d)\1{11}|(\d)\2{3}(\d)\3{3}(\d)\4{3}|123456789012|012345678901|210987654321|90000000\d{4})$/;
const FIRST = ['111122223333', '444455556666', '777788889999'];

export const accounts: KindRules = {
  stays: (original) => DOCUMENTED.test(original),
  standIn: (_original, number) =>
    FIRST[number - 1] ?? String(900_000_000_000 + number - FIRST.length),
};

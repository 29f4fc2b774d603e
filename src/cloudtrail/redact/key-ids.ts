// Access key ids and unique ids of users, roles and the like. Their letters spell the account: the whole body goes.
import { findAll, type Finding, type KindRules } from './kind';

const KEY = /(?<![A-Z\d])A(?:KIA|SIA|BIA|CCA)[A-Z\d]{12,124}(?![A-Z\d])/g;
const UNIQUE = /(?<![A-Z\d])A(?:IDA|ROA|GPA|IPA|NPA|NVA|PKA|SCA)[A-Z\d]{12,124}(?![A-Z\d])/g;

export const keyIdsIn = (text: string): Finding[] => [
  ...findAll(text, KEY, 'keys'),
  ...findAll(text, UNIQUE, 'uniqueIds'),
];

const MARK = 'EXAMPLE';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Prefix (long-lived or temporary) and length are kept; the body counts in base 32. */
export const keyIds: KindRules = {
  stays: (original) => original.includes(MARK),
  standIn: (original, number) => {
    let body = '';
    for (let rest = number; rest > 0; rest = Math.floor(rest / 32)) {
      body = LETTERS[rest % 32]! + body;
    }
    return original.slice(0, 4) + body.padStart(original.length - 4 - MARK.length, 'A') + MARK;
  },
};

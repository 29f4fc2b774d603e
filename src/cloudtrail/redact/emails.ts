// E-mail addresses. Domains that are set aside for documentation and tests hide nobody.
import { findAll, type Finding, type KindRules } from './kind';

/** Only from the beginning of a word: else a long one would be read again from each of its letters. */
const EMAIL = /(?<![\p{L}\p{N}_.+%-])[\p{L}\p{N}_.+%-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

export const emailsIn = (text: string): Finding[] =>
  text.includes('@') ? findAll(text, EMAIL, 'emails') : [];

const SET_ASIDE = /@(?:[\w-]+\.)*(?:example\.(?:com|org|net)|example|test|invalid|localhost)$/i;

export const emails: KindRules = {
  stays: (original) => SET_ASIDE.test(original),
  standIn: (_original, number) => `user${number}@example.com`,
};

// E-mail addresses. Domains that are set aside for documentation and tests hide nobody.
import { findAll, type Finding, type KindRules } from './kind';

/**
 * Only from the beginning of a word: else a long one would be read again from each of its letters. What follows may be the id of a
 * session of whom it names.
 */
const EMAIL =
  /(?<![\p{L}\p{N}_.+%-])[\p{L}\p{N}_.+%-]+@[\p{L}\p{N}-]+(?:\.(?:(?!-(?:[\da-f]{17}|[a-z\d]{26})(?![\p{L}\p{N}]))[\p{L}\p{N}-])+)+/gu;

export const emailsIn = (text: string): Finding[] =>
  text.includes('@') ? findAll(text, EMAIL, 'emails') : [];

const SET_ASIDE = /@(?:[\w-]+\.)*(?:example\.(?:com|org|net)|example|test|invalid|localhost)$/i;

export const emails: KindRules = {
  stays: (original) => SET_ASIDE.test(original),
  standIn: (_original, number) => `user${number}@example.com`,
};

/** Whose it is, in other places: `ana.lopez` and `corp.ch` of `ana.lopez+aws@corp.ch`. null where that may be anybody. */
export function ownerOf(email: string): {
  readonly user: string | null;
  readonly host: string | null;
} {
  const at = email.lastIndexOf('@');
  const [user = ''] = email.slice(0, at).split('+');
  const host = email.slice(at + 1).toLowerCase();
  const told = user.length >= 5 && /[\d._-]/.test(user) && /\p{L}/u.test(user);
  return {
    user: told && !NOBODY.test(user) ? user : null,
    host: PROVIDER.test(host) ? null : host,
  };
}

const NOBODY = /^(?:no|do)[-._]?(?:not[-._]?)?reply/i;
const PROVIDER =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|icloud|me|mac|aol|gmx|web|protonmail|proton|mail|yandex|qq|163)\.[a-z.]{2,6}$/;

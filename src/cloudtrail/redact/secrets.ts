// Secrets: whatever is called one, and what shows as one. Always taken out whole (design/cloudtrail.md, 7).
import { findAll, type Finding, type KindRules } from './kind';

export const REDACTED = 'REDACTED';

/** Hidden by someone already. */
export const isMasked = (text: string): boolean =>
  /^$|^\*+$|^<[^<>]*>$|^HIDDEN_DUE_TO_|^REDACTED$/.test(text);

const LOOKS = [
  /X-Amz-(?:Signature|Security-Token)=(?<it>[^&\s"]{8,})/gi,
  /Encoded authorization failure message: (?<it>[\w-]{16,})/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g,
  /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*/g,
  // Session tokens of STS, and anything packed: what is in it can't be looked at.
  /(?<![A-Za-z\d+/])(?:IQoJ|FwoG|FQoG|AgoJ|H4sI)[A-Za-z\d+/]{60,}={0,2}/g,
  /[?&](?:password|passwd|pwd|token|access_token|secret|client_secret)=(?<it>[^&\s"]{4,})/gi,
  /:\/\/[^\s/:@]+:(?<it>[^\s/@]+)@/g,
];

export const secretsIn = (text: string): Finding[] =>
  text.length < 8
    ? []
    : LOOKS.flatMap((look) => findAll(text, look, 'secrets')).filter(
        ({ start, end }) => !isMasked(text.slice(start, end)),
      );

export const secrets: KindRules = { stays: isMasked, standIn: () => REDACTED };

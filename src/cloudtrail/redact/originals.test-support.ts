// What raw records hold that must not be left, read off their text by patterns that know nothing of redaction: what it never
// learnt would be missing in its own list.

const DIGITS = String.raw`(\d{12})`;
const TEXT = String.raw`\\*"\s*:\s*\\*"([^"\\]+)`;

const PATTERNS: readonly RegExp[] = [
  new RegExp(`account_?id${String.raw`\\*"\s*:\s*\\*"`}${DIGITS}(?!\\d)`, 'gi'),
  /arn:aws[a-z-]*:[a-z\d-]*:[a-z\d-]*:(\d{12}):/g,
  /\b(A(?:KIA|SIA|IDA|ROA)[A-Z\d]{12,})\b/g,
  new RegExp(`"(?:full_?name|user_?name|rolename|rolesessionname|bucketname)${TEXT}`, 'gi'),
  /:(?:user|role)\/(?:[^"\\/:\s]+\/)*([^"\\/:\s]+)/g,
  /assumed-role\/([^"\\/:\s]+)\/[^"\\/\s]+/g,
  /assumed-role\/[^"\\/:\s]+\/([^"\\/\s]+)/g,
  /arn:aws:s3:::([^"\\/\s*]+)/g,
  /A(?:ROA|IDA)[A-Z\d]{8,}:([^"\\/\s]+)/g,
  /(?:"sessionid"\s*:\s*"|:session\/|data-channel\/)([^"\\/\s?]+-[\da-z]{17,26})\b/gi,
  /(?:"sessionid"\s*:\s*"|:session\/|data-channel\/)([^"\\/\s?]+)-[\da-z]{17,26}\b/gi,
  /(S-1-5-21(?:-\d+){4})/g,
  /([\w.+%-]+@[\w-]+(?:\.[\w-]+)+)/g,
  /"(?:sourceIPAddress|publicIp|ipv6Address)":"([\d.:a-f]+)"/gi,
  new RegExp(`(?:sessiontoken|secretaccesskey|password)${TEXT}`, 'gi'),
  /\b([\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12})\b/g,
  /\b((?:i|vpc|subnet|sg|sgr|eni|vol|snap|ami|rtb|igw|nat|acl|vpce|eipalloc|pcx|tgw|lt|fs)-[\da-f]{8,17})\b/g,
];

/** Documentation, private networks, masks, what AWS names, and words: nothing that tells one person from another. */
const HARMLESS = [
  /^(?:(.)\1{11}|(.)\2{3}(.)\3{3}(.)\4{3}|123456789012|012345678901)$/,
  /EXAMPLE|^HIDDEN_DUE_TO_|^REDACTED$|^[xX*#.]+$|^<.*>$|^\d{1,10}$|[*${}<>]/,
  /[@.]example(?:\.(?:com|org|net))?$/i,
  /^2001:0?db8:|^(?:10|127|0)\.|^192\.(?:168|0\.2)\.|^172\.(?:1[6-9]|2\d|3[01])\.|^198\.51\.100\.|^203\.0\.113\.|\.0\d|^0\d/,
  /^(?:[Rr]oot|aws|-)$|^(?:AWSServiceRoleFor|AWS-|Amazon)|\.amazonaws\.com$|^[a-z]{2}-[a-z]+-\d$/,
  /-(?:0+\d{0,2}|0?1234567890abcdef0?|12345678|12345678901\d)$/,
];

/** In lower case, each once. */
export function originalsIn(lines: readonly string[]): string[] {
  const found = new Set<string>();
  for (const line of lines) {
    for (const text of [line, decoded(line)])
      for (const pattern of PATTERNS)
        for (const { 1: original } of text.matchAll(pattern))
          if (original !== undefined && !HARMLESS.some((one) => one.test(original)))
            found.add(original.toLowerCase());
  }
  return [...found];
}

const decoded = (text: string): string =>
  text.replace(/%([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Which of them stand in the texts as whole words. */
export function leftIn(texts: readonly string[], originals: readonly string[]): string[] {
  const whole = texts
    .flatMap((text) => [text, decoded(text)])
    .join('\n')
    .toLowerCase();
  const words = new Set(whole.match(/[\p{L}\p{N}]+/gu));
  return originals.filter((original) => {
    // Nearly all are gone with one of their words: no need to look for the whole.
    if (!(original.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => words.has(word))) return false;
    for (let at = whole.indexOf(original); at >= 0; at = whole.indexOf(original, at + 1))
      if (!isLetter(whole[at - 1]) && !isLetter(whole[at + original.length])) return true;
    return false;
  });
}

const isLetter = (character = ''): boolean => /[\p{L}\p{N}]/u.test(character);

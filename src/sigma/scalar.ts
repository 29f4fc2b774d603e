// What an unquoted YAML scalar means (docs/semantics.md, 1.6 and D20): read as PyYAML reads YAML 1.1, but dates stay
// strings; `differs` tells where a YAML 1.2 reader would read something else.

export type ScalarValue = null | boolean | number | bigint | string;

export interface Reading {
  readonly value: ScalarValue;
  /** What YAML 1.2 tools read instead, in words; null where they agree. */
  readonly differs: { readonly here: string; readonly elsewhere: string } | null;
}

const NULL = /^(?:~|null|Null|NULL|)$/;
const TRUE_11 = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE_11 = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const BOOL_12 = /^(?:true|True|TRUE|false|False|FALSE)$/;
const INT_11 =
  /^(?:[-+]?0b_*[01][01_]*|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][\d_]*)|[-+]?0x_*[\da-fA-F][\da-fA-F_]*|[-+]?[1-9][\d_]*(?::[0-5]?\d)+)$/;
const FLOAT_11 =
  /^(?:[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]\d+)?|\.\d[\d_]*(?:[eE][-+]\d+)?|[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const INT_12 = /^(?:[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+)$/;
const FLOAT_12 =
  /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const DATE_11 =
  /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?$/;

/** Longer ones are text: Python, which the other tools run on, refuses to read such a number. */
const MAX_DIGITS = 4000;

export function readPlain(text: string): Reading {
  if (text.length > MAX_DIGITS) return { value: text, differs: null };
  const value = read11(text);
  const newer = read12(text);
  const isDate = DATE_11.test(text);
  // Most scalars of a rule are plain text for both: there is nothing to put into words.
  if (!isDate && Object.is(value, newer)) return { value, differs: null };
  const here = isDate ? 'a date' : shown(value);
  const elsewhere = shown(newer);
  return { value, differs: here === elsewhere ? null : { here, elsewhere } };
}

function read11(text: string): ScalarValue {
  if (NULL.test(text)) return null;
  if (TRUE_11.test(text)) return true;
  if (FALSE_11.test(text)) return false;
  if (INT_11.test(text)) return integer(text.replaceAll('_', ''));
  if (FLOAT_11.test(text)) return float(text.replaceAll('_', ''));
  return text;
}

function read12(text: string): ScalarValue {
  if (NULL.test(text)) return null;
  if (BOOL_12.test(text)) return text[0] === 't' || text[0] === 'T';
  if (INT_12.test(text)) return /^0[ox]/.test(text) ? fit(BigInt(text)) : decimal(text);
  if (FLOAT_12.test(text)) return float(text);
  return text;
}

function shown(value: ScalarValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `the text ${JSON.stringify(value)}`;
  return `the ${typeof value === 'boolean' ? 'boolean' : 'number'} ${String(value)}`;
}

const fit = (value: bigint): number | bigint => {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
};

const decimal = (text: string): number | bigint => {
  const digits = text.replace(/^[-+]/, '');
  return fit(text.startsWith('-') ? -BigInt(digits) : BigInt(digits));
};

/** `text` without underscores: sexagesimal, binary, hexadecimal, octal with a leading 0, or decimal. */
function integer(text: string): number | bigint {
  const negative = text.startsWith('-');
  const digits = text.replace(/^[-+]/, '');
  const sign = (value: bigint) => fit(negative ? -value : value);
  if (digits.includes(':')) {
    return sign(digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n));
  }
  if (/^0[bx]/.test(digits)) return sign(BigInt(digits));
  if (/^0\d/.test(digits)) return sign(BigInt(`0o${digits.slice(1)}`));
  return sign(BigInt(digits));
}

function float(text: string): number {
  const negative = text.startsWith('-');
  const digits = text.replace(/^[-+]/, '').toLowerCase();
  if (digits === '.nan') return NaN;
  if (digits === '.inf') return negative ? -Infinity : Infinity;
  const value = digits.includes(':')
    ? digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
    : Number(digits);
  return negative ? -value : value;
}

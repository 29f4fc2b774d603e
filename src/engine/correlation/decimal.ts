// Sums without rounding: numbers as integers times a common power of ten, so that 0.1 + 0.2 is 0.3 and what was added can be
// taken away again without a trace (docs/semantics.md, 5.3).

/** digits × 10^-scale; the scale is never negative. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** The number as it is written in decimal; it must be finite. */
export function decimalOf(value: number | bigint): Decimal {
  if (typeof value === 'bigint') return { digits: value, scale: 0 };
  if (Number.isSafeInteger(value)) return { digits: BigInt(value), scale: 0 };
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))!;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The same number in units of 10^-scale, which must be fine enough for it. */
export const scaled = ({ digits, scale }: Decimal, to: number): bigint =>
  scale === to ? digits : digits * (POWERS[to - scale] ?? 10n ** BigInt(to - scale));

/** num ÷ den in units of 10^-scale, as near as a number comes. */
export function toNumber(num: bigint, den: bigint, scale: number): number {
  const unit = den * (POWERS[scale] ?? 10n ** BigInt(scale));
  const [top, bottom] = [Number(num), Number(unit)];
  if (Number.isSafeInteger(top) && Number.isSafeInteger(bottom)) return top / bottom;
  // as many digits as a number can hold, and some
  const shift = Math.max(0, 20 + unit.toString().length - num.toString().length);
  return Number(`${(num * 10n ** BigInt(shift)) / unit}e-${shift}`);
}

/** Most numbers have few decimals. */
const POWERS = Array.from({ length: 20 }, (_, exponent) => 10n ** BigInt(exponent));

// Which strings count as numbers (docs/semantics.md, 8a).

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

export const isNumberText = (text: string): boolean => NUMBER.test(text);

/** The number a text stands for, integers beyond 2^53 without loss; null where it is none. */
export function numberOf(text: string): number | bigint | null {
  if (!NUMBER.test(text)) return null;
  const value = Number(text);
  if (Number.isSafeInteger(value) || !/^[+-]?\d+$/.test(text)) return value;
  return BigInt(text.replace('+', ''));
}

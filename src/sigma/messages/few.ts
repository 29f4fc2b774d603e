// Lists in messages: a person reads a handful, and a text may hold thousands.

const MOST = 10;

export const few = (names: readonly string[], between = ', '): string =>
  names.length > MOST ? `${names.slice(0, MOST).join(between)}${between}…` : names.join(between);

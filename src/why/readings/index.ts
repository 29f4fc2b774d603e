// Every reading we know of, one file each. D6, which is about whole conditions, stands in three-valued.ts.
import type { Reading } from '../reading';
import { anchoredExpressions } from './anchored-expressions';
import { arraysNever } from './arrays-never';
import { emptyIsAbsent } from './empty-is-absent';
import { existsWithoutNull } from './exists-without-null';
import { keywordsInTexts } from './keywords-in-texts';
import { lenientBooleans } from './lenient-booleans';
import { negationByValue } from './negation-by-value';
import { nullWrittenOut } from './null-written-out';
import { objectsNever } from './objects-never';
import { referenceNeeded } from './reference-needed';
import { starsInOneLine } from './stars-in-one-line';
import { strictNumbers } from './strict-numbers';
import { wholeKeywords } from './whole-keywords';

export const readings: readonly Reading[] = [
  nullWrittenOut,
  emptyIsAbsent,
  existsWithoutNull,
  strictNumbers,
  lenientBooleans,
  arraysNever,
  objectsNever,
  wholeKeywords,
  keywordsInTexts,
  negationByValue,
  anchoredExpressions,
  starsInOneLine,
  referenceNeeded,
];

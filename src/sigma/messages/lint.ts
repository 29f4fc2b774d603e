// What is allowed in a detection and seldom meant (docs/semantics.md, 7).
import { info, warning, type Diagnostic } from '../../text/diagnostic';
import type { Range } from '../../text/range';

export const fieldSpace = (range: Range, field: string, fix: string | null): Diagnostic =>
  warning(
    'field-space',
    range,
    `Found the field ${JSON.stringify(field)} with a blank at its end; the blank is part of the name.`,
    { fixes: fix === null ? [] : [{ title: 'Take the blank away', range, text: fix }] },
  );

export const offsetAlone = (range: Range): Diagnostic =>
  warning(
    'base64offset-alone',
    range,
    'Found base64offset without contains; the encoded text stands somewhere inside a longer one.',
    { fixes: [{ title: 'Write base64offset|contains', range, text: 'base64offset|contains' }] },
  );

export const allOfOneField = (range: Range, field: string): Diagnostic =>
  info(
    'all-without-contains',
    range,
    `Found all without contains; ${field} can equal several values at once only where it is a list.`,
    { fixes: [{ title: 'Write contains|all', range, text: 'contains|all' }] },
  );

export const starsAtEnds = (
  range: Range,
  modifier: string,
  change: { readonly range: Range; readonly text: string } | null,
): Diagnostic =>
  info(
    'wildcards-for-modifier',
    range,
    `Found wildcards at the ends of every value; ${modifier} says the same.`,
    { fixes: change === null ? [] : [{ title: `Write |${modifier}`, ...change }] },
  );

export const valueTwice = (range: Range, text: string, first: Range): Diagnostic =>
  info('value-twice', range, `Found ${text} a second time in this list; once says the same.`, {
    related: [{ range: first, message: 'first given here' }],
  });

const CONTROL: Readonly<Record<string, string>> = {
  '\n': 'a line break',
  '\r': 'a carriage return',
  '\t': 'a tab',
};

export const controlCharacter = (range: Range, char: string): Diagnostic =>
  warning(
    'control-character',
    range,
    `Found ${CONTROL[char] ?? `the control character ${char.charCodeAt(0)}`} in this value; it must stand in the event, too.`,
  );

export const doubleStar = (range: Range, fix: string | null): Diagnostic =>
  info('double-star', range, 'Found two stars in a row; one says the same.', {
    fixes: fix === null ? [] : [{ title: 'Write one star', range, text: fix }],
  });

export const escapedStar = (range: Range, fix: string | null): Diagnostic =>
  warning(
    'escaped-wildcard',
    range,
    'The backslash before the wildcard makes it an ordinary character; a backslash and then a wildcard is \\\\* or \\\\?.',
    { fixes: fix === null ? [] : [{ title: 'Double the backslash', range, text: fix }] },
  );

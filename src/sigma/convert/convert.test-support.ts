// What must hold of every converted text: it is read without errors.
import { expect } from 'vitest';
import { link } from '../link';
import { parse } from '../parse';

export function checkConverted(text: string): void {
  const { documents, diagnostics } = parse(text);
  const errors = [...diagnostics, ...link(documents).diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  expect(documents.some(({ kind }) => kind === 'correlation')).toBe(true);
}

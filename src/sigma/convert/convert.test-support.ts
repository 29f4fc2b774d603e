// What must hold of every converted text: it is read without errors. Until correlations are read their refusal is passed over.
import { expect } from 'vitest';
import { parse } from '../parse';

export function checkConverted(text: string): void {
  const { documents, diagnostics } = parse(text);
  const errors = diagnostics.filter(
    ({ severity, code }) => severity === 'error' && code !== 'not-supported',
  );
  expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  expect(documents.some(({ kind }) => kind === 'correlation')).toBe(true);
}

// docs/semantics.md, 1.6 and D20.
import { expect, it } from 'vitest';
import { readPlain } from './scalar';

it.each([
  ['yes', true, true],
  ['Off', false, true],
  ['y', 'y', false],
  ['true', true, false],
  ['tRue', 'tRue', false],
  ['~', null, false],
  ['null', null, false],
  ['', null, false],
  ['12', 12, false],
  ['-7', -7, false],
  ['012', 10, true],
  ['08', '08', true],
  ['00000429', '00000429', true],
  ['0x1F', 31, false],
  ['0b101', 5, true],
  ['0x_', '0x_', false],
  ['-0b__', '-0b__', false],
  ['0o17', '0o17', true],
  ['1_000', 1000, true],
  ['1:30', 90, true],
  ['1.5', 1.5, false],
  ['1.', 1, false],
  ['.5', 0.5, false],
  ['+.5', '+.5', true],
  ['1e3', '1e3', true],
  ['1.0e+3', 1000, false],
  ['1.5e3', '1.5e3', true],
  ['.inf', Infinity, false],
  ['-.INF', -Infinity, false],
  ['.nan', NaN, false],
  ['2025-01-01', '2025-01-01', true],
  ['2025-01-01T10:00:00Z', '2025-01-01T10:00:00Z', true],
  ['2025-01', '2025-01', false],
  ['9007199254740993', 9007199254740993n, false],
  ['1.10', 1.1, false],
  ['SendCommand', 'SendCommand', false],
])('%s', (text, value, differs) => {
  const reading = readPlain(text);
  expect(reading.value).toEqual(value);
  expect(reading.differs !== null).toBe(differs);
});

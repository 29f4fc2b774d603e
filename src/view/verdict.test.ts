import { expect, it } from 'vitest';
import { plain } from './parts';
import { verdictOf } from './verdict';

it('does not ask for events where they are on their way', () => {
  const input = {
    ...{ rule: 'x', reading: false, total: 0, selected: null, reasons: null },
    evaluation: { diagnostics: [], bits: {} },
    focus: { range: [0, 1], sound: true },
  } as const;
  const said = (arriving: boolean) => plain(verdictOf({ ...input, arriving }).parts);
  expect(said(false)).toMatch(/^Paste/);
  expect(said(true)).toBe('The events are being read.');
});

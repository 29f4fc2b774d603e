// Random workspaces: any text for a name, files in files, sets of any bytes.
import fc from 'fast-check';
import { anyLines, anyName, anyRuleText, anyText } from './arbitrary.test-support';
import type { NamedExpectation } from './expectations';
import { writeExpectations } from './expectations-file';
import type { Workspace } from './workspace';

const zipped = fc.oneof(
  { weight: 2, arbitrary: anyName },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a.yml',
      'A.yml',
      'a/b.yml',
      '../x.yml',
      'con',
      '.hidden',
      'Thumbs.db',
      'workspace.json',
      'expectations.yml',
      '-',
    ),
  },
);

const rule = fc.oneof(
  anyRuleText,
  fc
    .tuple(anyText, zipped, anyRuleText)
    .map(([before, name, text]) => `${before}\n--- # file: ${name}\n${text}`),
  fc.constantFrom('title: A\n', '---\ntitle: A\n', ' \n', '\ufeff--- # file: b\n\ufefftitle: B'),
);

/** Events as the page keeps them, or whatever a file was. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 60 }).map((array) => Uint8Array.from(array)),
  anyLines.map((text) => new TextEncoder().encode(text)),
);

const expected = fc.record<NamedExpectation>(
  {
    rule: fc.oneof(anyText, fc.nat(9)),
    set: zipped,
    event: fc.oneof(anyText, fc.nat(9)),
    expected: fc.constantFrom('match', 'no match', 'known gap'),
    note: anyText,
  },
  { requiredKeys: ['rule', 'event', 'expected'], noNullPrototype: true },
);

export const anyWorkspace: fc.Arbitrary<Workspace> = fc.record(
  {
    name: zipped,
    rules: fc.array(
      fc.record(
        { name: fc.option(zipped), text: rule, open: fc.boolean() },
        { noNullPrototype: true },
      ),
      { maxLength: 5 },
    ),
    sets: fc.array(
      fc.record(
        {
          name: zipped,
          bytes,
          form: fc.constantFrom('ndjson' as const, 'as-is' as const),
          open: fc.boolean(),
        },
        { noNullPrototype: true },
      ),
      { maxLength: 4 },
    ),
    expectations: fc.option(
      fc.oneof(anyText, fc.array(expected, { maxLength: 4 }).map(writeExpectations)),
    ),
    placeholders: fc.dictionary(zipped, fc.array(anyText, { maxLength: 3 }), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
    view: fc.dictionary(zipped, fc.oneof(anyText, fc.integer()), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  },
  { noNullPrototype: true },
);

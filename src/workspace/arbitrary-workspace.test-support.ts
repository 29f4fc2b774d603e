// Random workspaces: any text for a name, files in files, sets of any bytes.
import fc from 'fast-check';
import { anyText } from './arbitrary.test-support';
import type { Workspace } from './workspace';

const anyName = fc.oneof(
  anyText,
  fc.constantFrom(
    'a.yml',
    'A.yml',
    'a/b.yml',
    '../x.yml',
    'con',
    '.hidden',
    'Thumbs.db',
    'é.json',
    '-',
  ),
);

const anyRule = fc.oneof(
  anyText,
  fc
    .tuple(anyText, anyName, anyText)
    .map(([before, name, text]) => `${before}\n--- # file: ${name}\n${text}`),
  fc.constantFrom('title: A\n', '---\ntitle: A\n', ' \n', '\ufeff--- # file: b\n\ufefftitle: B'),
);

const bytes = fc.uint8Array({ maxLength: 60 }).map((array) => Uint8Array.from(array));

export const anyWorkspace: fc.Arbitrary<Workspace> = fc.record(
  {
    name: anyName,
    rules: fc.array(
      fc.record(
        { name: fc.option(anyName), text: anyRule, open: fc.boolean() },
        { noNullPrototype: true },
      ),
      { maxLength: 5 },
    ),
    sets: fc.array(
      fc.record(
        {
          name: anyName,
          bytes,
          form: fc.constantFrom('ndjson' as const, 'as-is' as const),
          open: fc.boolean(),
        },
        { noNullPrototype: true },
      ),
      { maxLength: 4 },
    ),
    expectations: fc.option(anyText),
    placeholders: fc.dictionary(anyName, fc.array(anyText, { maxLength: 3 }), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
    view: fc.dictionary(anyName, fc.oneof(anyText, fc.integer()), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  },
  { noNullPrototype: true },
);

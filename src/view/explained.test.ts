import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { explained } from './explained';

it('reads what docs/diagnostics.md says of each code', () => {
  const groups = explained(readFileSync('docs/diagnostics.md', 'utf8'));
  const entries = groups.flatMap((group) => group.entries);
  expect(groups[0]!.title).toBe('The text');
  expect(entries.length).toBeGreaterThan(60);
  for (const { code, text, language, example } of entries) {
    expect(code).toMatch(/^[a-z0-9-]+$/);
    expect(text).toMatch(/Severity: .+ Blocks: /);
    expect(text).not.toContain('](');
    // The clock's own has none that a text could give, others need too much, and nothing at all holds no events.
    const without = [
      ...['regex-runaway', 'too-many-filters', 'packed-too-large', 'no-events', 'record-too-long'],
      ...['unreadable-records', 'file-unreadable', 'reading-stopped', 'too-many-to-shift'],
      ...['part-too-much', 'too-large-as-one'],
    ];
    if (!without.includes(code)) {
      expect([language, example]).not.toContain('');
    }
  }
});

it('leaves out what leads elsewhere, keeps what it says', () => {
  const text = '# T\n\n## G\n\n### `a-b`\n\nSee [there](x.md),\nand `c`.\n\n```yaml\na: 1\n```\n';
  expect(explained(text)).toEqual([
    {
      title: 'G',
      entries: [{ code: 'a-b', text: 'See there, and `c`.', language: 'yaml', example: 'a: 1' }],
    },
  ]);
});

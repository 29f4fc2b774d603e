import { describe, expect, it } from 'vitest';
import { code, strong, text } from './parts';
import { lengthWords, linkMarkdown, reportMarkdown } from './share';

describe('the length of a link', () => {
  it.each([
    [2000, true, 'fits everywhere'],
    [2001, true, 'some mail programs'],
    [8000, true, 'some mail programs'],
    [8001, false, 'many chats'],
  ])('%i', (length, fits, words) => {
    expect(lengthWords(length).fits).toBe(fits);
    expect(lengthWords(length).words).toContain(words);
  });
});

it.each([
  ['A rule', '[A rule](x)'],
  ['', '[Sigma rule](x)'],
  ['a [b] *c* <d> `e`\nf', '[a \\[b\\] \\*c\\* \\<d\\> \\`e\\` f](x)'],
])('a link with the title %j', (title, expected) => {
  expect(linkMarkdown(title, 'x')).toBe(expected);
});

describe('a report', () => {
  const report = (rule: string, value: string) =>
    reportMarkdown({
      title: 'My rule',
      rule,
      verdict: 'no match',
      sentence: [
        code('errorCode'),
        text(' is '),
        code(value),
        text(', and it wants '),
        strong('null'),
        text('.'),
      ],
      link: 'https://example.com/#/p/1x',
    });

  it('holds verdict, rule and link', () => {
    expect(report('title: My rule\n', 'Denied')).toBe(
      [
        '**My rule**: no match',
        '> `errorCode` is `Denied`, and it wants **null**.',
        '```yaml\ntitle: My rule\n```',
        '[Open in Stagelight](https://example.com/#/p/1x)',
      ].join('\n\n'),
    );
  });

  it('can’t be broken by backticks in rule or event', () => {
    expect(report('a: "````"\n', '`x`')).toContain('`` `x` ``');
    expect(report('a: "````"\n', 'x')).toContain('`````yaml\na: "````"\n`````');
  });
});

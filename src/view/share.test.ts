import { describe, expect, it } from 'vitest';
import { code, strong, text } from './parts';
import { issueMarkdown, lengthMarks, lengthWords, linkMarkdown, reportMarkdown } from './share';

describe('the length of a link', () => {
  it.each([
    [2000, true, 'fits everywhere'],
    [2001, true, 'some mail and office programs cut at 2,000'],
    [8000, true, 'some mail'],
    [8001, false, 'fits tickets and pull requests; many chats cut at 8,000'],
    [32_000, false, 'many chats'],
    [32_001, false, 'tickets cut at 32,000'],
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

it('marks the limits that a length is over', () => {
  const over = (length: number) => lengthMarks(length).map((mark) => mark.over);
  expect(over(2000)).toEqual([false, false, false]);
  expect(over(8001)).toEqual([true, true, false]);
  expect(over(40_000)).toEqual([true, true, true]);
});

it('the text of an issue holds the event as well, where one travels', () => {
  const issue = {
    ...{
      title: 'A',
      rule: 'title: A\n',
      verdict: 'match',
      sentence: [text('It fits.')],
      link: 'x',
    },
    event: { number: 7, text: '{\n  "a": "```"\n}' },
  };
  expect(issueMarkdown(issue)).toBe(
    [
      '**A**: match',
      '> It fits.',
      '### Rule',
      '```yaml\ntitle: A\n```',
      '### Event 7',
      '````json\n{\n  "a": "```"\n}\n````',
      '[Open in Stagelight](x)',
    ].join('\n\n'),
  );
  const alone = issueMarkdown({ ...issue, event: null, verdict: '', sentence: [] });
  expect(alone).toBe('**A**\n\n### Rule\n\n```yaml\ntitle: A\n```\n\n[Open in Stagelight](x)');
});

import { describe, expect, it } from 'vitest';
import type { EventRow } from '../worker/api';
import { choiceWords, embedOf, embedSnippet, expectedWords, linkOf } from './embed';

const LINK = 'https://stagelight.example/some/where/#/p/3abc_-';

it('has the body of the link, there and back', () => {
  const embed = embedOf(LINK);
  expect(embed).toBe('https://stagelight.example/some/where/#/embed/3abc_-');
  expect(linkOf(embed)).toBe(LINK);
  expect(linkOf('#/embed/3abc')).toBe('#/p/3abc');
});

describe('the snippet', () => {
  it('is one frame with a name and a height', () => {
    expect(embedSnippet(LINK, 'My rule')).toBe(
      '<iframe src="https://stagelight.example/some/where/#/embed/3abc_-" title="My rule in Stagelight"' +
        ' width="100%" height="480" loading="lazy" referrerpolicy="no-referrer"' +
        ' style="border: 1px solid #85898f; border-radius: 6px"></iframe>',
    );
  });

  it.each([
    ['', 'title="Sigma rule in Stagelight"'],
    ['a "b" & <c>\nd', 'title="a &quot;b&quot; &amp; &lt;c&gt; d in Stagelight"'],
    ['"><script>alert(1)</script>', 'title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; in'],
  ])('holds any title: %j', (title, expected) => {
    const snippet = embedSnippet(LINK, title);
    expect(snippet).toContain(expected);
    expect(snippet.match(/[<>]/g)).toHaveLength(4);
  });

  it('escapes what stands in the address', () => {
    expect(embedSnippet('https://a.example/?x="&y#/p/3a', 't')).toContain(
      'src="https://a.example/?x=&quot;&amp;y#/embed/3a"',
    );
  });
});

describe('the choice of an event', () => {
  const row = { name: 'GetObject', errorCode: '' } as EventRow;

  it.each([
    [row, 0, Uint32Array.of(1), '1: GetObject, match'],
    [row, 1, Uint32Array.of(1), '2: GetObject, no match'],
    [{ ...row, errorCode: 'AccessDenied' }, 1233, undefined, '1,234: GetObject · denied'],
  ])('%j', (of, index, verdicts, words) => {
    expect(choiceWords(of, index, verdicts)).toBe(words);
  });
});

it.each([
  ['no match', 'pass', 'as expected: no match'],
  ['match', 'fail', 'expected match, is no match'],
  ['no match', 'fail', 'expected no match, is match'],
  ['known gap', 'gap', 'known gap: it ought to match'],
  ['known gap', 'closed', 'known gap closed: it matches now'],
  ['match', null, ''],
] as const)('expected %s, outcome %s', (expected, outcome, words) => {
  expect(expectedWords({ expected, outcome })).toBe(words);
});

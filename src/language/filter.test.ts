// Filters at a caret: their searches as in a rule, their names their own.
import { describe, expect, it } from 'vitest';
import { caret, KNOWN, labels } from './caret.test-support';
import { definition } from './definition';
import { hover } from './hover';
import { rename } from './rename';

const RULE = `title: Failed login
name: failed
detection:
    sel:
        a: x
    condition: sel
---
`;

/** A filter behind a rule, with this below `filter:`. */
const filter = (body: string, before = RULE): string =>
  `${before}title: f\nfilter:\n${body.replace(/^(?=.)/gm, '    ')}`;

describe('offers', () => {
  it.each([
    ['‸', ['selection', 'filter', 'rules', 'condition', 'id']],
    ['rules: any\nsel:\n    a: x\n‸', ['selection', 'filter', 'condition']],
    ['rules: ‸', ['any', 'failed']],
    ['rules:\n  - ‸', ['failed']],
    ['sel:\n    ‸', ['eventName', 'eventSource']],
    ['sel:\n    - ‸', ['eventName', 'eventSource']],
    ['sel:\n    eventName|‸', ['contains']],
    ['sel:\n    eventName: ‸', ['GetObject', 'CreateUser']],
    ['sel:\n    readOnly: ‸', ['true', 'false']],
    ['own:\n    a: x\ncondition: not ‸', ['own']],
    ['own:\n    a: x\ncondition: own ‸', ['and', 'or', 'and not']],
    ['own: {a: "\ncondition: not ‸', ['own']],
  ])('%j: %j', async (body, expected) => {
    const all = await labels(filter(body));
    expect(all.slice(0, expected.length)).toEqual(expected);
  });

  it('of its condition are its own', async () => {
    expect(await labels(filter('own:\n    a: x\ncondition: ‸'))).toEqual(['own', 'not']);
    const rule = RULE.replace('condition: sel', 'condition: ‸');
    expect(await labels(filter('own:\n    a: x\ncondition: own', rule))).toEqual(['sel', 'not']);
  });
});

describe('hover', () => {
  it.each([
    ['sel:\n    event‸Name: x', /^`eventName`: The API call/],
    ['sel:\n    eventName|cont‸ains: x', /^`contains`:/],
    ['sel:\n    eventName: Get‸Object', /^Read as a text\. \/ `eventName` is `GetObject`/],
    ['sel‸:\n    b: x\ncondition: not sel', /- `b` is `x` \/ The condition reads it as `sel`\.$/],
    ['sel:\n    b: x\ncondition: not se‸l', /^`sel` tests: \/ - `b` is `x`$/],
    ['rules: fail‸ed', /^The rule `failed`: Failed login$/],
    ['rules: an‸y', /^Every rule whose log source/],
    ['ru‸les: any', /^`rules`: Which rules/],
  ])('%j: %j', (body, expected) => {
    const { source, offset } = caret(filter(body));
    expect(hover(source, offset, KNOWN)!.lines.join(' / ')).toMatch(expected);
  });
});

describe('names', () => {
  const body = 'rules: [failed]\nsel:\n    b: x\ncondition: not sel\n';

  it('lead to and are renamed in their own document', () => {
    const { source, offset } = caret(filter(body.replace('not sel', 'not s‸el')));
    expect(definition(source, offset)!.targets).toEqual([
      [source.lastIndexOf('sel:'), source.lastIndexOf('sel:') + 3],
    ]);
    const { edits } = rename(source, offset, 'own');
    expect(edits!.map(({ range }) => range[0])).toEqual([
      source.lastIndexOf('sel:'),
      source.lastIndexOf('sel'),
    ]);
  });

  it('and those of the rule leave the filter alone', () => {
    const { source, offset } = caret(
      filter(body, RULE.replace('condition: sel', 'condition: se‸l')),
    );
    const { edits } = rename(source, offset, 'own');
    expect(edits).toHaveLength(2);
    expect(edits!.every(({ range }) => range[1] < source.indexOf('---'))).toBe(true);
  });

  it('of a broken document are not those of the one before', () => {
    const { source, offset } = caret(filter('own: {a: "x\ncondition: not s‸el'));
    expect(definition(source, offset)).toBeNull();
  });
});

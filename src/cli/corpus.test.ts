// All rules that SigmaHQ publishes, read in place: the current ones without an error, old aggregations with a way out.
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkConverted } from '../sigma/convert/convert.test-support';
import { parse } from '../sigma/parse';
import type { Diagnostic } from '../text/diagnostic';
import { Session } from '../worker/session';
import { unzip } from './zip.test-support';

const ARCHIVE = '../shared/data/sigma/sigmahq-rules.zip';

interface RuleFile {
  readonly name: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

describe.skipIf(!existsSync(ARCHIVE))('the published rules (skipped where they are absent)', () => {
  let files: RuleFile[] = [];

  beforeAll(() => {
    const texts = unzip(readFileSync(ARCHIVE))
      .filter(({ name }) => name.endsWith('.yml'))
      .map(({ name, text }) => ({ name, text: text() }));
    files = texts.map(({ name, text }) => ({ name, text, diagnostics: parse(text).diagnostics }));
  }, 120_000);

  const old = ({ name }: RuleFile) => /(?:^|\/)(?:unsupported|deprecated)\//.test(name);
  const saying = (found: readonly Diagnostic[], ...codes: string[]) =>
    found.filter(({ code }) => codes.includes(code));

  it('are 4,039', () => {
    expect(files).toHaveLength(4039);
  });

  it('have no error where they are current, but for placeholders that have no values', () => {
    const current = files.filter((file) => !old(file));
    expect(current).toHaveLength(3780);
    const wrong = current.flatMap(({ name, diagnostics }) =>
      diagnostics
        .filter(({ severity, code }) => severity === 'error' && code !== 'placeholder-unresolved')
        .map(({ code, message }) => `${name} ${code}: ${message}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are left alone where they are current: hardly one in a hundred gets a warning', () => {
    const warned = files.filter(
      (file) => !old(file) && file.diagnostics.some(({ severity }) => severity !== 'error'),
    );
    expect(warned.length).toBeLessThan(60);
  });

  it('get the same aggregation message for every bar, and a conversion that is read without errors and evaluates', async () => {
    const withBar = files.filter(
      ({ diagnostics }) => saying(diagnostics, 'condition-aggregation').length > 0,
    );
    expect(withBar).toHaveLength(55);
    const left: string[] = [];
    const session = new Session(() => undefined);
    const blob = new Blob(['{"EventID": 1, "eventTime": "2026-03-03T10:15:00Z"}']);
    await session.open([{ name: 'one event', blob }], []);
    for (const { name, text, diagnostics } of withBar) {
      const [fix] = saying(diagnostics, 'condition-aggregation')[0]!.fixes;
      if (fix === undefined) {
        left.push(name);
        continue;
      }
      const converted = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
      checkConverted(converted);
      const answer = await session.evaluate({
        rule: converted,
        selected: 0,
        refused: [],
        held: null,
      });
      expect(answer.correlations.map(({ sound }) => sound)).toEqual([true]);
      expect(answer.bits).toHaveProperty([answer.correlations[0]!.id]);
    }
    // its condition stands in a global document, its searches in two
    expect(left).toEqual(['unsupported/windows/win_apt_apt29_tor.yml']);
  });
});

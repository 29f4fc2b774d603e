// Lines of a log, and text around events: what people paste out of terminals, tickets and chats.
import { describe, expect, it } from 'vitest';
import { readText } from './read';
import { json, OTHER, RECORD } from './containers/sample.test-support';

const pretty = (value: unknown) => json(value, null, 2);
const each = (line: (text: string) => string) => [RECORD, OTHER].map((one) => line(json(one)));

/** [name, text, lines without JSON] that hold both records. */
const LOGS: readonly (readonly [string, string, number])[] = [
  ['syslog', each((one) => `<134>Jan 15 09:30:00 host cloudtrail: ${one}`).join('\n'), 0],
  ['aws logs tail', each((one) => `2026-01-15T09:30:00.123000+00:00 trail ${one}`).join('\n'), 0],
  ['aws logs tail --format short', each((one) => `2026-01-15T09:30:00 ${one}`).join('\n'), 0],
  [
    'aws logs tail --format json',
    [RECORD, OTHER]
      .map((one) => `2026-01-15T09:30:00.123000+00:00 trail ${pretty(one)}`)
      .join('\n'),
    0,
  ],
  ['logcli', each((one) => `2026-01-15T09:30:00Z {job="trail", region="x"} ${one}`).join('\n'), 0],
  ['a time in brackets', each((one) => `[2026-01-15 09:30:00] ${one}`).join('\r\n'), 0],
  ['a ticket', `It began with\n\n${pretty(RECORD)}\n\nand then:\n${json(OTHER)}\n`, 2],
  [
    'Markdown',
    `# Events\n\n\`\`\`json\n${pretty(RECORD)}\n\`\`\`\n\n\`\`\`json\n${json(OTHER)}\n\`\`\`\n`,
    5,
  ],
];

describe('lines of a log', () => {
  it.each(LOGS)('%s', (_, text, without) => {
    const read = readText(text);
    expect(read.container).toBe('log lines');
    expect(read.events.map(({ value }) => value)).toEqual([RECORD, OTHER]);
    expect(read.problems).toEqual([]);
    expect(read.skipped).toEqual(without === 0 ? [] : [{ kind: 'non-JSON line', count: without }]);
  });

  it('numbers events by the line they begin in', () => {
    const text = `a ${pretty(RECORD)}\nno event\na ${json(OTHER)}\n`;
    const last = pretty(RECORD).split('\n').length + 2;
    expect(readText(text).events.map(({ number }) => number)).toEqual([1, last]);
  });

  it('takes a single event between lines of text', () => {
    const read = readText(`Look at this:\n${pretty(RECORD)}\nthanks`);
    expect(read.events.map(({ value }) => value)).toEqual([RECORD]);
    expect(read.problems).toEqual([]);
    expect(read.skipped).toEqual([{ kind: 'non-JSON line', count: 2 }]);
  });

  it.each([
    ['garbage before a record', `garbage ${json(RECORD)}`],
    ['a broken record between lines of text', `Look:\n${pretty(RECORD).slice(0, -20)}\nthanks`],
    ['a list that is broken', `[1 ${json(RECORD)}, ${json(OTHER)}`],
  ])('says where what is no log is wrong: %s', (_, text) => {
    expect(readText(text).problems).not.toEqual([]);
  });

  it.each([
    ['cells', 'name,parameters\nA,{}\nB,{}\n'],
    ['cells of JSON', 'eventName\trequestParameters\nA\t{"a":1}\nB\t{"a":2}\n'],
  ])('leaves tables alone: %s', (_, text) => {
    const { container, events } = readText(text);
    expect(container).not.toBe('log lines');
    expect(events).toHaveLength(2);
  });
});

// A workspace as the page has it → a zip, and back. Events are read anew from what the page hands over: whatever is held stays as it is.
import { compactJson } from '../text/json';
import { filesIn, textOf, type NamedText } from '../text/file-marks';
import type { EventFile, RuleFile } from '../workspace/workspace';
import { holdsRules, MAX_ZIP, readZip, writeZip } from '../workspace/zip';
import type { EventSource, SourceSummary } from './api';
import { NO_CHANGES } from './changes';
import { expectationsIn, expectationsText, namesAmong } from './expecting';
import { holdEvents, type HeldEvents } from './hold-events';
import type { Lending } from './handing-on';
import { redactedContent, type Content, type SetOfEvents } from './redacting/redacted-workspace';
import type { Parcel, SetsRequest, ZipOpened, ZipRequest, ZipWritten } from './zip-api';

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

export async function zipOf(lending: Lending, request: ZipRequest): Promise<ZipWritten> {
  const { sources, sets, changes, redaction, fictitious } = request;
  const size = [...sources, ...sets].reduce((sum, { blob }) => sum + blob.size, 0);
  if (size > MAX_ZIP) return { problem: tooLarge(size) };
  const open = await setsRead({ sources, changes });
  const aside = await setsRead({ sources: sets, changes: NO_CHANGES });
  const { name, rule, rules, placeholders, view, expected, expectations: rest } = request;
  const given = { name, rule, rules, placeholders, view, expected, rest };
  const content: Content = { ...given, open: open.sets, aside: aside.sets };
  const redacted =
    redaction && redactedContent(lending, content, { choices: redaction, fictitious });
  const written = await zipped(redacted?.content ?? content, [open, aside], redacted !== null);
  if ('problem' in written) return written;
  const report = redacted?.report ?? null;
  const file = report !== null && report.leaks.length > 0 ? null : written.file;
  const left = [...open.left, ...aside.left, ...written.left];
  return { file, name: (redacted?.content ?? content).name, left, redacted: report };
}

async function zipped(
  { name, rule, rules, open, aside, placeholders, view, expected, rest }: Content,
  [ofOpen, ofAside]: readonly [SetsRead, SetsRead],
  redacted: boolean,
): Promise<{ readonly problem: string } | { readonly file: Blob; readonly left: string[] }> {
  const left: string[] = [];
  const files = [
    ...(await filesOf(open, ofOpen.sources, { open: true, redacted, left })),
    ...(await filesOf(aside, ofAside.sources, { open: false, redacted, left })),
  ];
  const unpacked = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (unpacked > MAX_ZIP) return { problem: tooLarge(unpacked) };
  const expectations = expectationsText(expected, rest, namesAmong(rule, open));
  const zip = writeZip({
    name,
    rules: [
      ...filesIn(rule).map((part): RuleFile => ({ name: part.name, text: part.text, open: true })),
      ...rules.map((file): RuleFile => ({ ...file, open: false })),
    ],
    sets: files,
    expectations: expectations.text,
    placeholders,
    view,
  });
  const file = new Blob([zip], { type: 'application/zip' });
  return { file, left: [...left, ...expectations.left] };
}

export async function parcelIn(zip: Blob): Promise<ZipOpened> {
  // A day of events may be as large; rules are not.
  if (zip.size > MAX_ZIP) return null;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await bytesOf(zip);
  } catch {
    return { problem: 'The file can’t be read: it was moved, changed or locked since.' };
  }
  if (!holdsRules(bytes)) return null;
  const read = readZip(bytes);
  if ('problem' in read) return read;
  const { name, rules, sets, placeholders, view } = read.workspace;
  const sourceOf = (set: EventFile): EventSource => ({
    name: set.name,
    blob: new Blob([set.bytes]),
  });
  const rule = textOf(rules.filter(({ open }) => open));
  const aside = rules.filter(({ open }) => !open);
  const sources = sets.filter(({ open }) => open).map(sourceOf);
  const among = namesAmong(rule, await readAgain(read.workspace.expectations, sources));
  const found = expectationsIn(read.workspace.expectations, among);
  const parcel: Parcel = {
    name,
    rule,
    rules: aside.map((file): NamedText => ({ name: file.name!, text: file.text })),
    sources,
    sets: sets.filter(({ open }) => !open).map(sourceOf),
    expected: found.expectations,
    expectations: found.rest,
    placeholders,
    view,
  };
  return { parcel, problems: [...read.problems, ...found.problems] };
}

/** Only where something names them. */
async function readAgain(expectations: string | null, sources: readonly EventSource[]) {
  return expectations === null ? [] : setsIn(await holdEvents(sources, [], []));
}

/** Each source with the events in it. */
export function setsIn({ sources, events }: HeldEvents): SetOfEvents[] {
  let first = 0;
  return sources.map(({ name, events: count }) => ({
    name,
    events: events.slice(first, (first += count)).map(({ value }) => value),
  }));
}

export async function setsOf(request: SetsRequest): Promise<readonly EventSource[]> {
  const held = await holdEvents(request.sources, request.changes.edits, request.changes.shifts);
  return setsIn(held).map(({ name, events }, i) => {
    if (events.length === 0) return request.sources[i]!;
    return { name, blob: new Blob([events.map((value) => `${compactJson(value)}\n`).join('')]) };
  });
}

interface SetsRead {
  readonly sources: readonly EventSource[];
  readonly sets: readonly SetOfEvents[];
  /** In words, what of them is no event. */
  readonly left: readonly string[];
}

async function setsRead({ sources, changes }: SetsRequest): Promise<SetsRead> {
  const held = await holdEvents(sources, changes.edits, changes.shifts);
  const broken = held.refused.length;
  const left = [
    ...held.sources.flatMap(leftOf),
    ...(broken === 0 ? [] : [`An event that is no JSON yet is in it as it was before.`]),
  ];
  return { sources, sets: setsIn(held), left };
}

interface Wanted {
  readonly open: boolean;
  readonly redacted: boolean;
  /** What is not in it is added, in words. */
  readonly left: string[];
}

/** One file a set, in their order. A file that holds no event is in it as it is: nobody knows what is in that. */
async function filesOf(
  sets: readonly SetOfEvents[],
  sources: readonly EventSource[],
  { open, redacted, left }: Wanted,
): Promise<EventFile[]> {
  const encoder = new TextEncoder();
  const files: EventFile[] = [];
  for (const [i, { name, events }] of sets.entries()) {
    const lines = events.map((value) => `${compactJson(value)}\n`);
    const none = events.length === 0;
    const whole = none && !redacted ? await readable(sources[i]!.blob) : null;
    const form = none ? 'as-is' : 'ndjson';
    if (!none || whole !== null) {
      files.push({ name, bytes: whole ?? encoder.encode(lines.join('')), form, open });
    } else if (redacted)
      left.push(`${name} holds no event that could be redacted, and is not in it.`);
    else left.push(`${name} can’t be read any more: it was moved, changed or locked since.`);
  }
  return files;
}

/** null: the file is gone. */
const readable = (blob: Blob) => bytesOf(blob).catch(() => null);

const leftOf = ({ name, events, problems }: SourceSummary): string[] =>
  problems.length === 0 || events === 0 ? [] : [`What can’t be read of ${name} is not in it.`];

const tooLarge = (bytes: number): string =>
  `This is ${Math.ceil(bytes / 1024 / 1024)} MB, more than a zip of a workspace holds (${MAX_ZIP / 1024 / 1024} MB).`;

// A workspace as the page has it → a zip, and back. Events are read anew from what the page hands over: whatever is held stays as it is.
import { compactJson } from '../text/json';
import { filesIn, textOf, type NamedText } from '../text/file-marks';
import type { EventFile, RuleFile } from '../workspace/workspace';
import { holdsRules, MAX_ZIP, readZip, writeZip } from '../workspace/zip';
import type { EventSource, SourceSummary } from './api';
import { NO_CHANGES } from './changes';
import { holdEvents } from './hold-events';
import type { Parcel, SetsRequest, ZipOpened, ZipWritten } from './zip-api';

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

export async function zipOf(request: Parcel & SetsRequest): Promise<ZipWritten> {
  const { name, rule, rules, sources, sets, changes, expectations, placeholders, view } = request;
  const size = [...sources, ...sets].reduce((sum, { blob }) => sum + blob.size, 0);
  if (size > MAX_ZIP) return { problem: tooLarge(size) };
  const open = await filesOf({ sources, changes }, true);
  const aside = await filesOf({ sources: sets, changes: NO_CHANGES }, false);
  const files = [...open.files, ...aside.files];
  const unpacked = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (unpacked > MAX_ZIP) return { problem: tooLarge(unpacked) };
  const zip = writeZip({
    name,
    rules: [
      ...filesIn(rule).map((part): RuleFile => ({ name: part.name, text: part.text, open: true })),
      ...rules.map((file): RuleFile => ({ ...file, open: false })),
    ],
    sets: files,
    expectations,
    placeholders,
    view,
  });
  const file = new Blob([zip], { type: 'application/zip' });
  return { file, left: [...open.left, ...aside.left] };
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
  const { name, rules, sets, expectations, placeholders, view } = read.workspace;
  const sourceOf = (set: EventFile): EventSource => ({
    name: set.name,
    blob: new Blob([set.bytes]),
  });
  const aside = rules.filter(({ open }) => !open);
  const parcel: Parcel = {
    name,
    rule: textOf(rules.filter(({ open }) => open)),
    rules: aside.map((file): NamedText => ({ name: file.name!, text: file.text })),
    sources: sets.filter(({ open }) => open).map(sourceOf),
    sets: sets.filter(({ open }) => !open).map(sourceOf),
    expectations,
    placeholders,
    view,
  };
  return { parcel, problems: read.problems };
}

export async function setsOf(request: SetsRequest): Promise<readonly EventSource[]> {
  const { events, sources } = await holdEvents(
    request.sources,
    request.changes.edits,
    request.changes.shifts,
  );
  let first = 0;
  return sources.map(({ name, events: count }, i) => {
    const own = events.slice(first, (first += count));
    if (count === 0) return request.sources[i]!;
    return { name, blob: new Blob([own.map(({ value }) => `${compactJson(value)}\n`).join('')]) };
  });
}

/** One file a source, in their order; `left`: what of them is no event. */
async function filesOf({ sources, changes }: SetsRequest, open: boolean) {
  const held = await holdEvents(sources, changes.edits, changes.shifts);
  const encoder = new TextEncoder();
  const files: EventFile[] = [];
  const gone: string[] = [];
  let first = 0;
  for (const [i, { name, events: count }] of held.sources.entries()) {
    const own = held.events.slice(first, first + count);
    first += count;
    const lines = own.map(({ value }) => `${compactJson(value)}\n`);
    const form = count > 0 ? 'ndjson' : 'as-is';
    const whole = form === 'as-is' ? await readable(sources[i]!.blob) : null;
    const bytes = whole ?? encoder.encode(lines.join(''));
    if (form === 'as-is' && whole === null) gone.push(name);
    else files.push({ name, bytes, form, open });
  }
  const broken = held.refused.length;
  const left = [
    ...gone.map((name) => `${name} can’t be read any more: it was moved, changed or locked since.`),
    ...held.sources.flatMap(leftOf),
    ...(broken === 0 ? [] : [`An event that is no JSON yet is in it as it was before.`]),
  ];
  return { files, left };
}

/** null: the file is gone. */
const readable = (blob: Blob) => bytesOf(blob).catch(() => null);

const leftOf = ({ name, events, problems }: SourceSummary): string[] =>
  problems.length === 0 || events === 0 ? [] : [`What can’t be read of ${name} is not in it.`];

const tooLarge = (bytes: number): string =>
  `This is ${Math.ceil(bytes / 1024 / 1024)} MB, more than a zip of a workspace holds (${MAX_ZIP / 1024 / 1024} MB).`;

// What is dropped or pasted anywhere on the page, or picked as files: each goes where its content belongs.
import type { EventSource } from '../worker/api';
import { beginsAsEvents, isBeside, kindOf, kindOfText } from '../view/intake';
import { joinedFiles, nameAfterTitle } from '../view/rule-files';
import { sizesAbout, sizesOf } from './file-sizes';
import { filesBelow, nameOf } from './folders';
import type { Opening } from './draft-record';
import { readPainted } from './read-painted';
import { remember, reopened, type remembered } from './remembered';
import type { Playground } from './playground.svelte';
import { takeRules } from './workspace/rules';
import { workspacesNow } from './workspace/workspaces.svelte';
import { openZip } from './workspace/zip-files';

/** Files that are named where nothing can be made of them; of the rest, the number. */
const NAMED = 3;

/** Enough to see what most files are, and a key of a rule behind a long comment. */
const [GLANCE, HEAD] = [512, 64 * 1024];

async function look(file: File) {
  const name = nameOf(file);
  try {
    const glance = await begun(file, GLANCE);
    if (beginsAsEvents(...glance)) return { file, name, kind: 'events' as const };
    const head = file.size <= GLANCE ? glance : await begun(file, HEAD);
    return { file, name, kind: kindOf(file.name, ...head) };
  } catch {
    // Gone since it was dropped, or locked: the others are taken all the same.
    return { file, name, kind: 'unreadable' as const };
  }
}

async function begun(file: File, most: number): Promise<[bytes: Uint8Array, head: string]> {
  const bytes = new Uint8Array(await file.slice(0, most).arrayBuffer());
  return [bytes, new TextDecoder().decode(bytes)];
}

/** As CloudTrail delivers them, and what is read says what else it is: to look into each of a thousand takes a second. */
const byName = (file: File) =>
  /\.json\.gz$/i.test(file.name) ? { file, name: nameOf(file), kind: 'events' as const } : null;

/** At a time: a folder may hold thousands, and the beginning of each is in memory while it is looked at. */
const AT_A_TIME = 64;

async function lookAtAll({ said }: Playground, files: readonly File[]) {
  const seen: Awaited<ReturnType<typeof look>>[] = [];
  const many = files.length > AT_A_TIME;
  const lookAt = async (file: File) => (many ? byName(file) : null) ?? (await look(file));
  for (let at = 0; at < files.length; at += AT_A_TIME) {
    const some = files.slice(at, at + AT_A_TIME);
    seen.push(...(await Promise.all(some.map(lookAt))));
    if (files.length > 500 && at % 320 === 0) {
      said.say(
        `Looking at ${at.toLocaleString('en')} of ${files.length.toLocaleString('en')} files …`,
      );
    }
  }
  return seen;
}

/** Where the browser can say where files lie, to find them again. It can be asked while they are dropped and never again. */
export const handlesOf = (items: readonly DataTransferItem[]): Handles =>
  Promise.all(
    items.map(async (item) =>
      (item as { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> })
        .getAsFileSystemHandle?.()
        .catch(() => null),
    ),
  );

/** Bytes of events that are there as quickly as the first of them would be. */
const SOON = 1024 * 1024;

/** JSON of one kind packs well. */
const PACKED = 8;

async function openMany(
  playground: Playground,
  opening: Opening,
  { bytes, exact }: { readonly bytes: number; readonly exact: Promise<unknown> },
  label: string,
) {
  const { sources = [] } = opening;
  const many = { bytes, ready: exact, onfirst: () => readPainted({ doing: 'reading' }) };
  const packed = sources.some(({ name }) => /\.gz$/i.test(name));
  const soon = bytes * (packed ? PACKED : 1) <= SOON;
  await playground.open(soon ? opening : { ...opening, many }, label);
  if (playground.growing === null) readPainted(null);
}

/** Files as they were dropped; the folders among them are walked. */
export async function takeDropped(
  playground: Playground,
  files: readonly File[],
  entries: readonly FileSystemEntry[],
  handles?: Handles,
): Promise<void> {
  const found = await filesIn(playground, files, entries);
  return takeFiles(playground, found, handles);
}

async function filesIn(
  { said }: Playground,
  files: readonly File[],
  entries: readonly FileSystemEntry[],
): Promise<readonly File[]> {
  if (!entries.some((entry) => entry.isDirectory)) return files;
  said.say('Looking through the folder …');
  const found = await filesBelow(entries);
  said.say(found.length === 0 ? 'There are no files in this folder.' : '');
  return found;
}

/** null where the browser has none. */
type Handles = Promise<readonly (FileSystemHandle | null | undefined)[]>;

/** What was dropped before and was too large to keep. */
export async function takeRemembered(
  playground: Playground,
  known: NonNullable<Awaited<ReturnType<typeof remembered>>>,
): Promise<void> {
  const files = await reopened(known);
  const names = known.names.join(', ');
  if (files === null) {
    playground.said.say(`The browser was not allowed to read ${names}; drop it again instead.`);
  } else if (files.length === 0) {
    playground.said.say(`${names} can’t be found any more.`);
  } else return takeFiles(playground, files, Promise.resolve(known.handles));
}

/** `handles` are those of what was dropped: by them large files are found again after a reload. */
export async function takeFiles(
  playground: Playground,
  given: readonly File[],
  handles: Handles = Promise.resolve([]),
): Promise<void> {
  const files = given.filter((file) => !isBeside(nameOf(file)));
  const seen = await lookAtAll(playground, files);
  const [only] = seen;
  if (seen.length === 1 && only?.kind === 'events' && (await isWorkspace(playground, only.file)))
    return;
  const rules = seen.filter(({ kind }) => kind === 'rule');
  const events = seen.filter(({ kind }) => kind === 'events');
  const strange = seen.filter(({ kind }) => kind === 'unknown' || kind === 'unreadable');
  const sources = events.map(({ file, name }): EventSource => ({ name, blob: file }));
  const eventFiles = events.map(({ file }) => file);
  const bytes = sizesAbout(eventFiles);
  const exact = sizesOf(eventFiles);
  if (events.length > 0) void handles.then(async (all) => remember(all, await exact));
  const taken = [...events, ...rules].map(({ name }) => name);
  if (taken.length > 0) {
    const texts = await Promise.all(
      rules.map(async ({ file, name }) => ({ name, text: await file.text() })),
    );
    if (sources.length === 0 && addsRules(playground)) await takeRules(playground, texts);
    else {
      const label = `opened ${taken.length === 1 ? taken[0]! : `${taken.length} files`}`;
      const rule = texts.length === 0 ? {} : { rule: joinedFiles(texts) };
      void openMany(
        playground,
        { ...rule, ...(sources.length === 0 ? {} : { sources }) },
        { bytes, exact },
        label,
      );
    }
  }
  const left = strange
    .slice(0, NAMED)
    .map(({ name, kind }) =>
      kind === 'unknown' ? `${name}: neither a rule nor events` : `${name}: can’t be read`,
    );
  const more = strange.length - left.length;
  playground.said.say([...left, ...(more > 0 ? [`${more} more like that`] : [])].join('. '));
}

/** To a workspace that has a name, a rule that comes is one more; else it takes the place of what is there. */
const addsRules = ({ beside, rule }: Playground): boolean =>
  beside?.workspace != null && rule.trim() !== '';

/** A zip with rules in it is a workspace, and is opened as one. */
async function isWorkspace(playground: Playground, file: File): Promise<boolean> {
  const workspaces = workspacesNow();
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const zipped = [0x50, 0x4b, 3, 4].every((byte, i) => head[i] === byte);
  return zipped && workspaces !== null && openZip(playground, workspaces, file);
}

export function takeText(playground: Playground, text: string): void {
  const kind = kindOfText(text);
  playground.said.say('');
  if (kind === 'rule' && addsRules(playground)) {
    void takeRules(playground, [{ name: nameAfterTitle(text), text }]);
  } else if (kind === 'rule') void playground.open({ rule: text }, 'pasted a rule');
  else if (kind === 'events') void takeEvents(playground, text);
  else
    playground.said.say(
      'The pasted text is neither a rule (no title: or detection: line) nor events as JSON or CSV.',
    );
}

export const takeEvents = (playground: Playground, text: string): Promise<void> =>
  playground.open({ sources: [{ name: 'pasted', blob: new Blob([text]) }] }, 'pasted events');

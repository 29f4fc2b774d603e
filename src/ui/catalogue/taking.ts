// Files that are dropped or picked on the rules' page → a set of rules. Decides by their names alone: what is in them, the worker reads.
import type { DroppedFile } from '../../worker/catalogue-api';
import { filesBelow, nameOf } from '../folders';
import type { Playground } from '../playground.svelte';
import { OWN } from '../../worker/catalogue-shelf';
import { rulesOpen } from './rules-open.svelte';

const RULES = /\.(zip|ya?ml)$/i;

/** Whether it is for the catalogue: a folder, an archive, a rule. All else is for the playground. */
export const isForRules = (items: readonly DataTransferItem[], files: readonly File[]): boolean =>
  files.length > 0 &&
  (files.some(({ name }) => RULES.test(name)) ||
    items.some((item) => item.webkitGetAsEntry()?.isDirectory === true));

export function takeFiles(playground: Playground, files: readonly File[]): void {
  const dropped = files
    .map((file): DroppedFile => ({ path: nameOf(file), content: file }))
    .filter(({ path }) => RULES.test(path));
  const name = setName(files);
  rulesOpen.take(name, dropped).catch((error: unknown) => playground.said.fail(error));
}

/** Of a drop: entries have to be asked for at once. */
export function takeDrop(playground: Playground, transfer: DataTransfer): void {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = [...transfer.files];
  const below = entries.length === 0 ? Promise.resolve(files) : filesBelow(entries);
  below
    .then((all) => takeFiles(playground, all))
    .catch((error: unknown) => playground.said.fail(error));
}

/** The archive's or the folder's name; of several files the first one's, and how many more there are. Never that of the rules we ship. */
export function setName(files: readonly File[]): string {
  const name = nameOfAll(files);
  return name === OWN ? `${name} (taken in)` : name;
}

function nameOfAll(files: readonly File[]): string {
  const paths = files.map(nameOf);
  const [first = 'rules'] = paths;
  const folder = first.split('/')[0]!;
  if (paths.length > 1 && paths.every((path) => path.startsWith(`${folder}/`))) return folder;
  return paths.length <= 1 ? first : `${first} and ${paths.length - 1} more`;
}

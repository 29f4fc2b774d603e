// A workspace that was brought as a zip. The worker reads it.
import { STALE } from '../../worker/client';
import type { Parcel, ZipOpened } from '../../worker/zip-api';
import type { Draft } from '../draft-record';
import type { Playground } from '../playground.svelte';
import { NOTHING_BESIDE, type Workspaces } from './workspaces.svelte';

/** What is open is kept as it is, or one undo away. False where the file is no workspace. */
export async function openZip(
  playground: Playground,
  workspaces: Workspaces,
  file: File,
): Promise<boolean> {
  const read: ZipOpened | typeof STALE = await playground.client.zip('readZip', file);
  if (read === null) return false;
  if (read === STALE) return true;
  if ('problem' in read) {
    playground.said.say(`${file.name}: ${read.problem}`);
    return true;
  }
  const name = read.parcel.name || file.name.replace(/\.zip$/i, '');
  await workspaces.look();
  await workspaces.put(draftOf(read.parcel), `opened ${file.name}`);
  await workspaces.name(name);
  playground.said.say(read.problems.join(' '));
  return true;
}

const draftOf = (parcel: Parcel): Draft => {
  const { rule, rules, sources, sets, expected, expectations, placeholders, view } = parcel;
  const beside = { ...NOTHING_BESIDE, rules, sets, expectations };
  return {
    rule,
    sources,
    edits: [],
    shifts: [],
    placeholders,
    view,
    beside,
    expectations: expected,
  };
};

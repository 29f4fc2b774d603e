// A workspace as a zip to take away, and one that was brought. The worker writes and reads it.
import { nameAfterTitle } from '../../view/rule-files';
import { STALE } from '../../worker/client';
import type { Parcel, ZipOpened } from '../../worker/zip-api';
import type { Draft } from '../draft-record';
import type { Playground } from '../playground.svelte';
import { download } from '../stages/download';
import { NOTHING_BESIDE, type Workspaces } from './workspaces.svelte';

/** Answers in words how it went. */
export async function exportZip(playground: Playground): Promise<string> {
  const { draft, beside, client } = playground;
  const { workspace, rules, sets, expectations } = beside ?? NOTHING_BESIDE;
  const { rule, sources, edits, shifts = [], placeholders = {}, view } = draft;
  const answer = await client.zip('writeZip', {
    ...{ name: workspace?.name ?? '', rule, rules, sources, sets, expectations },
    ...{ placeholders, view, changes: { edits, shifts } },
  });
  if (answer === STALE) return 'Not written: something else was asked for meanwhile.';
  if ('problem' in answer) return answer.problem;
  const name = zipName(workspace?.name ?? '', rule);
  download(answer.file, name);
  return [`${name} was handed to the browser.`, ...answer.left].join(' ');
}

function zipName(name: string, rule: string): string {
  const words = name === '' ? nameAfterTitle(rule).replace(/\.yml$/, '') : name;
  const plain = words.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[._-]+|[._-]+$/g, '');
  return `${plain || 'workspace'}.zip`;
}

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
  const { rule, rules, sources, sets, expectations, placeholders, view } = parcel;
  const beside = { ...NOTHING_BESIDE, rules, sets, expectations };
  return { rule, sources, edits: [], shifts: [], placeholders, view, beside };
};

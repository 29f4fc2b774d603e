// The zip of a workspace on its way out: written in the worker, perhaps decided upon, then saved. Knows no dialog.
import { nameAfterTitle } from '../../view/rule-files';
import { countsWords } from '../../view/redaction-words';
import { STALE } from '../../worker/client';
import type { RedactionChoices } from '../../worker/sharing-api';
import type { ZipRequest, ZipWritten } from '../../worker/zip-api';
import type { Playground } from '../playground.svelte';
import type { Kept } from '../share/sharing.svelte';
import { download } from '../stages/download';
import { NOTHING_BESIDE } from './workspaces.svelte';

type Zip = Exclude<ZipWritten, { problem: string }>;

export class ZipTaking {
  readonly #playground: Playground;
  readonly #say: (words: string) => void;
  #undecided = $state.raw<Zip | null>(null);
  #choices: RedactionChoices | null = null;
  /** Counts what was asked for: what is overtaken is not saved. */
  #last = 0;

  /** `say` hears in words how it goes. */
  constructor(playground: Playground, say: (words: string) => void) {
    this.#playground = playground;
    this.#say = say;
  }

  /** The zip is written, and something speaks against it. */
  get undecided(): Zip['redacted'] {
    return this.#undecided?.redacted ?? null;
  }

  /** `choices`: what of the redaction is left; null: everything goes as it is. */
  async take(choices: RedactionChoices | null): Promise<void> {
    const own = (this.#last += 1);
    this.#undecided = null;
    this.#choices = choices;
    this.#say('Writing the zip …');
    const request = requestOf(this.#playground, choices);
    const answer = await this.#playground.client.zip('writeZip', request);
    if (own !== this.#last) return;
    if (answer === STALE) this.#say('Not written: something else was asked for meanwhile.');
    else if ('problem' in answer) this.#say(answer.problem);
    else if (answer.file === null || (answer.redacted?.changed.length ?? 0) > 0) {
      this.#undecided = answer;
      this.#say('Not exported yet: something is to be decided.');
    } else this.#save(answer);
  }

  /** Saved all the same. */
  accept(): void {
    if (this.#undecided !== null) this.#save(this.#undecided);
  }

  /** Written again, with these values as they are. */
  keep(values: readonly Kept[]): void {
    const { off = [], keep = [] } = this.#choices ?? {};
    void this.take({ off, keep: [...keep, ...values.map(({ original }) => original)] });
  }

  /** What it is about has changed: it is to be asked for anew. */
  drop(): void {
    if (this.#undecided !== null) this.cancel();
  }

  cancel(): void {
    this.#last += 1;
    this.#undecided = null;
    this.#say('Nothing was exported.');
  }

  #save({ file, name: own, left, redacted }: Zip): void {
    if (file === null) return;
    this.#undecided = null;
    const whole = redacted === null || this.#choices?.off === 'all';
    const name = zipName(own, this.#playground.rule, !whole);
    download(file, name);
    const replaced = redacted === null ? [] : [`Replaced in it: ${countsWords(redacted.counts)}.`];
    this.#say([`${name} was handed to the browser.`, ...replaced, ...left].join(' '));
  }
}

function requestOf(
  { draft, beside, isExample }: Playground,
  redaction: ZipRequest['redaction'],
): ZipRequest {
  const { workspace, rules, sets, expectations } = beside ?? NOTHING_BESIDE;
  const { rule, sources, edits, shifts = [], placeholders = {}, view } = draft;
  const { expectations: expected = [] } = draft;
  return {
    ...{ name: workspace?.name ?? '', rule, rules, sources, sets, expected, expectations },
    ...{ placeholders, view, changes: { edits, shifts }, redaction },
    fictitious: isExample && sets.length === 0,
  };
}

/** A title may hold what was replaced: it names no redacted file. */
function zipName(name: string, rule: string, redacted: boolean): string {
  const title = redacted ? '' : nameAfterTitle(rule).replace(/\.yml$/, '');
  const plain = (name === '' ? title : name)
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+|[._-]+$/g, '');
  return `${plain || 'workspace'}${redacted ? '-redacted' : ''}.zip`;
}

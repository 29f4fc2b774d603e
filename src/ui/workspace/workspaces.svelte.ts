// Named workspaces and the page: keeps what is open in the one it belongs to, opens others, and learns what other tabs do.
// What may be lost is decided by the store; this says so.
import { tick } from 'svelte';
import { freeName } from '../../view/rule-files';
import type { Belonging, Beside, Draft } from '../draft-record';
import { Keeper, type Kept } from '../keeper';
import type { Keeping } from '../keeping.svelte';
import type { Playground } from '../playground.svelte';
import { whyNotKept } from '../storage-words';
import { countsOf } from './counts';
import { Neighbours } from './neighbours';
import { sameContent, sameEvents } from './same-content';
import type { Listed } from './workspace-record';
import { openWorkspaceShelf } from './workspace-shelf';
import { draftIn, WorkspaceStore, type Whole } from './workspace-store';

/** What another tab did to the workspace that is open here. */
export type Elsewhere =
  /** It was changed there, and nothing is changed here. */
  | { readonly did: 'changed'; readonly id: string; readonly name: string }
  /** It was changed in both: what is open here is now another. */
  | { readonly did: 'parted'; readonly id: string; readonly name: string; readonly own: string }
  | { readonly did: 'deleted'; readonly name: string };

export const NOTHING_BESIDE: Beside = { workspace: null, rules: [], sets: [], expectations: null };

const newId = (): string => Math.random().toString(36).slice(2, 12);

export class Workspaces {
  readonly #playground: Playground;
  readonly #keeping: Keeping;
  readonly #store = new WorkspaceStore(openWorkspaceShelf());
  readonly #neighbours: Neighbours;
  readonly #keeper: Keeper<Draft>;
  #kept = $state.raw<Kept | null>(null);
  #elsewhere = $state.raw<Elsewhere | null>(null);
  #listed = $state.raw<readonly Listed[]>([]);
  #unreadable = $state(0);
  #removed = $state.raw<Whole | null>(null);
  #problem = $state('');
  /** What this tab knows of each: what is undone brings older knowledge back. */
  readonly #seen = new Map<string, readonly string[]>();
  /** As it was opened or written last. */
  #last: Draft | null = null;
  /** What could not be written. */
  #failed: Draft | null = null;

  constructor(playground: Playground, keeping: Keeping) {
    this.#playground = playground;
    this.#keeping = keeping;
    this.#keeper = new Keeper(
      (draft) => this.#write(draft),
      (kept) => (this.#kept = kept),
      (error) => `The workspace is not kept. ${whyNotKept(error)}`,
    );
    this.#neighbours = new Neighbours((id, what) => this.#heard(id, what));
    const flush = () => void this.#keeper.flush();
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') flush();
    });
  }

  get beside(): Beside {
    return this.#playground.beside ?? NOTHING_BESIDE;
  }
  /** The one that is open; null where it has no name. */
  get own(): Belonging | null {
    return this.beside.workspace;
  }
  get kept(): Kept | null {
    return this.own === null ? null : this.#kept;
  }
  get elsewhere(): Elsewhere | null {
    return this.#elsewhere;
  }
  get listed(): readonly Listed[] {
    return this.#listed;
  }
  /** How many can't be read: they are left alone. */
  get unreadable(): number {
    return this.#unreadable;
  }
  /** The one that was deleted last, until the page is left. */
  get removed(): Whole | null {
    return this.#removed;
  }

  /** In words, why what was asked for last was not done; else empty. */
  get problem(): string {
    return this.#problem;
  }

  /** What may have happened while this tab was closed. */
  async start(): Promise<void> {
    if (this.#playground.beside?.workspace != null) await this.#compare('changed');
  }

  /** After every change of what is open. */
  keep(draft: Draft): void {
    const own = draft.beside?.workspace ?? null;
    if (own === null) {
      this.#last = this.#failed = null;
      return;
    }
    // That it could not be kept is noted in the draft: it is no reason to try the same again.
    if (this.#failed !== null && sameContent(this.#failed, draft)) return;
    const last = this.#last;
    // Opened just now: it is as it was kept, unless the writing of it was cut off.
    if (last?.beside?.workspace?.id !== own.id)
      this.#last = this.#known(own).length === 1 ? draft : null;
    if (this.#last === null || !sameContent(this.#last, draft)) this.#keeper.keep(draft);
  }

  /** Lists anew. */
  async look(): Promise<void> {
    await this.#try(async () => {
      const { all, unreadable } = await this.#store.list();
      this.#listed = all;
      this.#unreadable = unreadable;
    });
  }

  /** Gives a name to what is open: from now on it is kept as a workspace. */
  async name(wanted: string): Promise<void> {
    const { own } = this;
    const name = wanted.trim();
    if (name === '' || name === own?.name) return;
    if (own === null) {
      this.belong({ id: newId(), name: this.#free(name), seen: [] });
      this.keep(this.#playground.draft);
      await this.#keeper.flush();
    } else await this.rename(own.id, name);
    await this.look();
  }

  async rename(id: string, wanted: string): Promise<void> {
    const name = this.#free(wanted.trim(), id);
    await this.#try(async () => {
      await this.#store.rename(id, name);
      if (this.own?.id === id) this.belong({ ...this.own, name });
      this.#neighbours.tell(id, 'renamed');
      await this.look();
    });
  }

  /** What is open goes on as another; the one it was stays as it is. */
  async copy(): Promise<void> {
    const { own } = this;
    if (own === null) return;
    await this.#keeper.flush();
    this.belong({ id: newId(), name: this.#free(own.name), seen: [] });
    this.keep(this.#playground.draft);
    await this.#keeper.flush();
    await this.look();
  }

  async open(id: string): Promise<void> {
    await this.#keeper.flush();
    await this.#try(async () => {
      const whole = await this.#store.read(id);
      if (whole === null) {
        await this.look();
        this.#problem = 'This workspace is no longer there.';
        return;
      }
      await this.#put(draftIn(whole).draft!, `opened the workspace “${whole.head.name}”`);
      const { missing } = whole.head.draft;
      if (missing.length > 0) {
        const names = missing.map(({ name }) => name).join(', ');
        this.#playground.said.say(`Not kept with it: ${names}. Open it again to go on with it.`);
      }
    });
  }

  /** Something new in the place of what is open, which is kept as it is. */
  async put(draft: Draft, label: string): Promise<void> {
    await this.#keeper.flush();
    await this.#put(draft, label);
  }

  async #put(draft: Draft, label: string): Promise<void> {
    const own = draft.beside?.workspace ?? null;
    if (own !== null) this.#seen.set(own.id, own.seen);
    this.#last = null;
    this.#elsewhere = null;
    await this.#playground.open(draft, label);
    this.#last = own === null || own.seen.length !== 1 ? null : this.#playground.draft;
  }

  async duplicate(id: string, name: string): Promise<void> {
    await this.#keeper.flush();
    await this.#try(async () => {
      await this.#store.duplicate(id, { id: newId(), name: this.#free(name) });
      this.#neighbours.tell(id, 'renamed');
      await this.look();
    });
  }

  /** What is open stays open, without a name. */
  async remove(id: string): Promise<void> {
    if (this.own?.id === id) await this.#keeper.flush();
    await this.#try(async () => {
      this.#removed = await this.#store.remove(id);
      if (this.own?.id === id) this.belong(null);
      this.#seen.delete(id);
      this.#neighbours.tell(id, 'deleted');
      await this.look();
    });
  }

  async putBack(): Promise<void> {
    const whole = this.#removed;
    if (whole === null) return;
    await this.#try(async () => {
      await this.#store.putBack(whole);
      this.#removed = null;
      await this.look();
    });
  }

  /** All of them; what is open stays open. Answers in words why it could not, else empty. */
  async forget(): Promise<string> {
    try {
      await this.#store.forget();
      this.belong(null);
      this.#removed = null;
      this.#neighbours.tell('', 'deleted');
      await this.look();
      return '';
    } catch (error) {
      return `Not deleted. ${whyNotKept(error)}`;
    }
  }

  dismiss(): void {
    this.#elsewhere = null;
  }

  /** What is open here takes the place of what the other tab wrote, and the copy goes. */
  async overwrite(): Promise<void> {
    const { elsewhere, own } = this;
    if (elsewhere?.did !== 'parted' || own === null) return;
    await this.#try(async () => {
      const theirs = (await this.#store.list()).all.find(({ id }) => id === elsewhere.id);
      // Two: what is here is still to be written.
      const seen = theirs === undefined ? [] : [theirs.revision, theirs.revision];
      this.#last = null;
      this.belong({ id: elsewhere.id, name: elsewhere.name, seen });
      this.#keeper.keep(this.#playground.draft);
      await this.#keeper.flush();
      if (this.own?.id === elsewhere.id) await this.#store.remove(own.id);
      this.#elsewhere = null;
      await this.look();
    });
  }

  belong(workspace: Belonging | null): void {
    if (workspace !== null) this.#seen.set(workspace.id, workspace.seen);
    const { beside } = this;
    const empty = beside.rules.length + beside.sets.length === 0 && beside.expectations === null;
    this.#playground.beside = workspace === null && empty ? null : { ...beside, workspace };
  }

  #known(own: Belonging): readonly string[] {
    return this.#seen.get(own.id) ?? own.seen;
  }

  /** A name that no other has. */
  #free(name: string, but = ''): string {
    const taken = this.#listed.filter(({ id }) => id !== but).map((one) => one.name);
    return freeName(name, taken);
  }

  async #write(draft: Draft): Promise<string> {
    const own = draft.beside?.workspace;
    if (own == null) return '';
    const { id } = own;
    const last = this.#last;
    const before = this.#known(own);
    if (last !== null && before.length === 1 && sameContent(last, draft)) return '';
    const revision = newId();
    // The draft says what is about to be written before it is: whatever comes of it, this tab knows it again.
    this.#know(id, [...(before.length === 0 ? [revision] : before), revision]);
    await this.#noted();
    const sameSets = last !== null && sameEvents(last, draft) && before.length === 1;
    const counts = countsOf(draft, this.#playground.total);
    const seen = [...before, revision];
    const name = own.name;
    const written = await this.#store
      .write({ id, name, seen, revision, draft, counts, sameSets })
      .catch((error: unknown) => {
        this.#failed = draft;
        // Twice the same: it is known, and what is here is still to be written.
        this.#know(id, before.length === 1 ? [...before, ...before] : before);
        throw error;
      });
    if (written.state === 'elsewhere') return this.#part(draft, own, written.theirs);
    this.#last = draft;
    this.#failed = null;
    this.#know(id, [revision], written.name);
    await this.#noted();
    this.#neighbours.tell(id, 'changed');
    // What was never written can't be gone.
    if (written.again && before.length > 0) {
      this.#playground.said.say(
        `“${name}” was no longer in the browser’s storage. It is open here, and was kept again.`,
      );
    }
    return written.note;
  }

  /** Both are kept: what is open here as another. */
  async #part(draft: Draft, own: Belonging, theirs: Listed | null): Promise<string> {
    await this.look();
    const name = theirs?.name ?? own.name;
    const mine = { id: newId(), name: this.#free(name), seen: [] };
    if (this.own?.id === own.id) {
      this.belong(mine);
      this.#elsewhere = { did: 'parted', id: own.id, name, own: mine.name };
    }
    this.#last = null;
    return this.#write({ ...draft, beside: { ...draft.beside!, workspace: mine } });
  }

  /** What this tab knows stands in the draft: another tab that opens now need not think that the writing was cut off. */
  async #noted(): Promise<void> {
    await tick();
    await this.#keeping.flush();
  }

  #know(id: string, seen: readonly string[], name?: string): void {
    this.#seen.set(id, seen);
    const { own } = this;
    if (own?.id === id) this.belong({ id, name: name ?? own.name, seen });
  }

  /** Another tab has done something. */
  #heard(id: string, what: 'changed' | 'renamed' | 'deleted'): void {
    if (id === '' || id === this.own?.id) void this.#compare(what);
    else void this.look();
  }

  /** What is open with what is kept. */
  async #compare(what: 'changed' | 'renamed' | 'deleted'): Promise<void> {
    await this.look();
    const { own } = this;
    // Not known whether it is there.
    if (own === null || this.#problem !== '') return;
    const listed = this.#listed.find((one) => one.id === own.id);
    if (listed === undefined) {
      // Before it was written for the first time it is not there either.
      if (this.#known(own).length !== 1) return;
      this.belong(null);
      this.#elsewhere = { did: 'deleted', name: own.name };
    } else {
      if (listed.name !== own.name)
        this.belong({ ...own, seen: this.#known(own), name: listed.name });
      if (what === 'changed' && !this.#known(own).includes(listed.revision)) {
        this.#elsewhere = { did: 'changed', id: own.id, name: listed.name };
      }
    }
  }

  async #try(what: () => Promise<void>): Promise<void> {
    this.#problem = '';
    try {
      await what();
    } catch (error) {
      this.#problem = whyNotKept(error);
    }
  }
}

let only: Workspaces | null = null;

/** One a page. */
export const workspacesOf = (playground: Playground, keeping: Keeping): Workspaces =>
  (only ??= new Workspaces(playground, keeping));

/** null before the page has come so far. */
export const workspacesNow = (): Workspaces | null => only;

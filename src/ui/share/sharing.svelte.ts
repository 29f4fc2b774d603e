// What is to be shared, as far as it is decided, and what came of it. Lives as long as the dialog: every share begins redacted.
import { REDACTED_KINDS, type Counts } from '../../view/redaction-words';
import { STALE } from '../../worker/client';
import type { Kind, LinkAnswer, LinkRequest, Replacement } from '../../worker/sharing-api';
import type { Playground } from '../playground.svelte';
import { scopesOf, type ScopeKind } from './scopes';

type Made = Extract<LinkAnswer, { hash: string }>;

/** A value that is left as it is. */
export type Kept = Pick<Replacement, 'kind' | 'original'>;

export class Sharing {
  readonly #playground: Playground;
  #chosen = $state.raw<ScopeKind | null>(null);
  #valuesChosen = $state.raw<boolean | null>(null);
  /** One click, and everything but secrets goes as it is. */
  #redacted = $state(true);
  #off = $state.raw<readonly Kind[]>([]);
  #kept = $state.raw<readonly Kept[]>([]);
  #accepted = $state.raw<LinkRequest | null>(null);
  #answer = $state.raw<{ readonly of: LinkRequest; readonly is: LinkAnswer } | null>(null);
  #lengths = $state.raw<ReadonlyMap<ScopeKind, number | null>>(new Map());
  /** As they were before a kind was left as it is. */
  #counted = $state.raw<Partial<Counts>>({});

  constructor(playground: Playground) {
    this.#playground = playground;
    $effect(() => void this.#write(this.request));
  }

  readonly scopes = $derived.by(() => scopesOf(this.#playground));
  readonly scope = $derived.by(
    () =>
      this.scopes.find(({ kind }) => kind === this.#chosen) ??
      this.scopes.find(({ kind }) => kind === (this.fictitious ? 'all' : 'none'))!,
  );
  readonly fictitious = $derived.by(() => this.#playground.isExample && this.#playground.total > 0);
  /** Of the placeholders that this rule asks for, those that have values. */
  readonly values = $derived.by(() =>
    Object.fromEntries(
      (this.#playground.evaluated?.placeholders ?? [])
        .map(({ name }) => [name, this.#playground.settings.placeholders[name] ?? []] as const)
        .filter(([, own]) => own.length > 0),
    ),
  );
  readonly withValues = $derived.by(() => this.#valuesChosen ?? !this.#playground.settings.own);

  readonly request: LinkRequest = $derived.by(() => {
    const { rule, view } = this.#playground;
    const placeholders = this.values;
    const some = this.withValues && Object.keys(placeholders).length > 0;
    return {
      ...{ rule, view, events: this.scope.events, fictitious: this.fictitious },
      choices: {
        off: this.#redacted ? this.#off : 'all',
        keep: this.#kept.map(({ original }) => original),
      },
      ...(some ? { placeholders } : {}),
      expectations: this.#playground.expected.all,
    };
  });

  /** How many expectations go with the events that travel. */
  readonly expectations = $derived.by(() => {
    const { events } = this.scope;
    const all = this.#playground.expected.all;
    return events === null ? all.length : all.filter(({ event }) => events.includes(event)).length;
  });

  get redacted(): boolean {
    return this.#redacted;
  }
  /** Kinds that are left as they are. */
  get off(): readonly Kind[] {
    return this.#off;
  }
  get kept(): readonly Kept[] {
    return this.#kept;
  }
  get counted(): Partial<Counts> {
    return this.#counted;
  }
  get lengths(): ReadonlyMap<ScopeKind, number | null> {
    return this.#lengths;
  }

  /** Nothing is known yet of what is asked for now. */
  readonly busy = $derived.by(() => this.#answer?.of !== this.request);
  /** Of what was asked last: it stands there until there is another. */
  readonly answer = $derived.by(() => this.#answer?.is ?? null);
  readonly report = $derived.by(() =>
    this.answer !== null && 'redacted' in this.answer ? this.answer.redacted : null,
  );
  readonly made: Made | null = $derived.by(() =>
    this.answer !== null && 'hash' in this.answer ? this.answer : null,
  );
  /** It may go: every verdict stays, or it was decided that it need not. */
  readonly ready = $derived.by(
    () =>
      this.made !== null &&
      !this.busy &&
      (this.made.redacted.changed.length === 0 || this.#accepted === this.request),
  );
  readonly link = $derived.by(() =>
    this.ready ? location.href.split('#')[0] + this.made!.hash : '',
  );
  /** The page's own address comes before each. */
  readonly before = location.href.split('#')[0]!.length;

  choose(scope: ScopeKind): void {
    this.#chosen = scope;
  }
  takeValues(along: boolean): void {
    this.#valuesChosen = along;
  }
  redact(on: boolean): void {
    this.#redacted = on;
  }
  /** A whole kind: taken out, or left as it is. */
  toggleKind(kind: Kind): void {
    const off = this.#off.includes(kind);
    this.#off = off ? this.#off.filter((one) => one !== kind) : [...this.#off, kind];
  }
  keepValues(values: readonly Kept[]): void {
    const known = new Set(this.#kept.map(({ original }) => original));
    this.#kept = [...this.#kept, ...values.filter(({ original }) => !known.has(original))];
  }
  hideAgain(original: string): void {
    this.#kept = this.#kept.filter((one) => one.original !== original);
  }
  /** Whoever opens it may see other verdicts. */
  accept(): void {
    this.#accepted = this.request;
  }

  async #write(request: LinkRequest): Promise<void> {
    const { client, said } = this.#playground;
    try {
      const is = await client.ask('writeLink', request);
      if (is === STALE) return;
      this.#answer = { of: request, is };
      if (this.#redacted && 'redacted' in is) this.#count(is.redacted.counts);
      await this.#measure(request);
    } catch (error) {
      said.fail(error);
    }
  }

  #count(counts: Counts): void {
    const known = REDACTED_KINDS.filter((kind) => !this.#off.includes(kind));
    const now = Object.fromEntries(known.map((kind) => [kind, counts[kind]]));
    this.#counted = { ...this.#counted, ...now };
  }

  /** Where this is long: how long it would be with less. */
  async #measure(request: LinkRequest): Promise<void> {
    const { made, scope, scopes } = this;
    const less = scopes.slice(scopes.findIndex(({ kind }) => kind === scope.kind) + 1);
    if (less.length === 0 || (made !== null && made.hash.length + this.before <= SHORT)) return;
    const events = less.map((one) => one.events);
    const lengths = await this.#playground.client.ask('linkLengths', request, events);
    if (lengths === STALE || request !== this.request) return;
    this.#lengths = new Map(less.map(({ kind }, at) => [kind, lengths[at]!]));
  }
}

/** Fits everywhere: nobody asks how it could be shorter. */
const SHORT = 2000;

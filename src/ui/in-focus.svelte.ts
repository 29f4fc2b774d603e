// What one looks at: the rule or correlation in focus, the stage in it, the line that is selected everywhere.
import { focused, verdictIdOf } from '../view/focus';
import type { Explanation, Outline, Reasons } from '../worker/api';
import type { CorrelationOutline, StandingInGroups } from '../worker/correlation-api';

/** What there is to look at. */
interface Stock {
  /** In the order of the text. */
  readonly judging: readonly (Outline | CorrelationOutline)[];
  readonly explanation: Explanation | null;
}

export class InFocus {
  readonly #stock: () => Stock;
  #wanted = $state.raw<string | null>(null);
  #marked = $state.raw<string | null>(null);
  #stage = $state.raw<string | null>(null);

  readonly #one = $derived.by(() => focused(this.#stock().judging, this.#wanted));
  /** Id of the verdict that filters, order and counts go by. */
  readonly id = $derived(this.#one?.id ?? verdictIdOf(''));
  /** Where the document begins, as an offset into the text that was evaluated. */
  readonly start = $derived(this.#one?.range[0] ?? 0);
  /** null while a correlation is in focus. */
  readonly rule = $derived(this.#one !== null && 'stages' in this.#one ? this.#one : null);
  readonly correlation = $derived(this.#one !== null && 'targets' in this.#one ? this.#one : null);
  /** Why the rule in focus decided so; null where it can't be evaluated. */
  readonly reasons: Reasons | null = $derived.by(
    () => this.#stock().explanation?.rules.find(({ id }) => id === this.rule?.id) ?? null,
  );
  /** What the event in view is to the correlation in focus. */
  readonly standing: StandingInGroups | null = $derived.by(() => {
    const standings = this.#stock().explanation?.correlations ?? [];
    return standings.find(({ id }) => id === this.correlation?.id) ?? null;
  });

  constructor(stock: () => Stock) {
    this.#stock = stock;
  }

  /** Id of a verdict; null where the text itself decides. */
  get wanted(): string | null {
    return this.#wanted;
  }
  /** Id of the predicate or item that is selected everywhere. */
  get marked(): string | null {
    return this.#marked;
  }
  /** Stage in focus, `condition` included. */
  get stage(): string | null {
    return this.#stage;
  }

  /** Another text: nothing of the one before is shown for it. */
  forget(): void {
    this.#wanted = null;
    this.#marked = null;
    this.#stage = null;
  }

  want(id: string | null): void {
    this.#wanted = id;
  }

  mark(id: string | null): void {
    this.#marked = id;
    if (id !== null) this.#wanted = verdictIdOf(id);
  }

  /** A stage in focus brings its rule. */
  enter(stage: string | null): void {
    this.#stage = stage;
    if (stage !== null) this.#wanted = verdictIdOf(stage);
  }
}

// Coverage of the rule in focus by the events, while one looks at it.
import { coveredLines, type CoveredLine } from '../../view/coverage';
import type { Outline } from '../../worker/api';
import type { RuleCoverage } from '../../worker/why-api';

class CoveredRule {
  open = $state(false);
  #lines = $state.raw<readonly CoveredLine[]>([]);
  #events = $state(0);

  /** Values of the rule; none while nobody looks. */
  get lines(): readonly CoveredLine[] {
    return this.#lines;
  }
  get events(): number {
    return this.#events;
  }

  tell(outline: Outline, coverage: RuleCoverage): void {
    this.#lines = coveredLines(outline, coverage);
    this.#events = coverage.events;
  }

  forget(): void {
    this.#lines = [];
  }
}

export const covered = new CoveredRule();

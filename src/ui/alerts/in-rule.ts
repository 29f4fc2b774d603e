// What comes later in the rule's own lines and in the strip on top: correlations, what other engines say, coverage, what is left out.
import { markCorrelations } from '../../view/correlation-marks';
import { markCoverage } from '../../view/coverage';
import { markDisagreements } from '../../view/disagreeing';
import { correlationVerdict } from '../../view/correlation-verdict';
import type { Sheet } from '../../view/rule-marks';
import type { Verdict } from '../../view/verdict';
import type { Playground } from '../playground.svelte';
import { covered } from '../why/covered.svelte';
import { leftOut } from '../why/left-out';

export function marksOf(playground: Playground): (sheet: Sheet) => void {
  const { evaluated, explanation, total, others } = playground;
  const input = {
    correlations: evaluated?.correlations ?? [],
    standings: explanation?.correlations ?? [],
    event: explanation?.index ?? null,
    counts: evaluated?.counts ?? {},
    total,
  };
  return (sheet) => {
    markCorrelations(sheet, input);
    markDisagreements(sheet, others.told);
    markCoverage(sheet, covered.lines);
    for (const { line } of leftOut(playground)) sheet.at(line).off = true;
  };
}

/** null where no correlation is in focus, or it can't be evaluated. */
export function alertVerdict({ inFocus, explanation }: Playground): Verdict | null {
  const { correlation: outline, standing } = inFocus;
  if (outline === null || !outline.sound) return null;
  return correlationVerdict({ event: explanation?.index ?? -1, outline, standing });
}

// One API call: which rules see it, and how it must have ended for them.
import type { Catalogue, RuleRow } from './catalogue';
import type { Call, CallNames } from './call-table';
import { outcomeWords } from './coverage-words';
import { isReal, stateOf, type CallState, type EventCoverage } from './event-coverage';
import { LEVELS } from './facet-values';
import { DENIED, FAILED, SUCCESS } from './outcomes';

export interface CallPage extends Call {
  /** It is in our list of names, and somebody has met it in a real record. */
  readonly listed: boolean;
  readonly seen: boolean;
  /** Rules that name the call or its service, those of the highest level first; then those for whatever call. */
  readonly rules: readonly SeeingRule[];
  /** How many rules see it so ended. */
  readonly success: number;
  readonly denied: number;
  readonly failed: number;
}

export interface SeeingRule {
  readonly row: RuleRow;
  readonly state: CallState;
  readonly success: boolean;
  readonly denied: boolean;
  readonly failed: boolean;
  /** It is about any call of the service, or of any. */
  readonly open: boolean;
  readonly words: string;
}

export function callPage(catalogue: Catalogue, call: Call, names: CallNames): CallPage {
  const known = names.get(call.source)?.find(({ name }) => name === call.name);
  const rules = catalogue.rules.flatMap(({ entry: { coverage } }, number) => {
    const state = coverage === null ? 0 : stateOf(coverage, call);
    const open = coverage !== null && isOpen(coverage, call);
    if (state === 0 || (open && !isReal(state))) return [];
    return [seeing(catalogue.row(number), state, open)];
  });
  const count = (bit: CallState) => rules.filter(({ state }) => (state & bit) > 0).length;
  return {
    ...call,
    listed: known !== undefined,
    seen: known?.seen === true,
    rules: rules.sort(
      (a, b) =>
        Number(a.open) - Number(b.open) ||
        rank(a.row) - rank(b.row) ||
        (a.row.title < b.row.title ? -1 : 1),
    ),
    success: count(SUCCESS),
    denied: count(DENIED),
    failed: count(FAILED),
  };
}

const isOpen = ({ any, services }: EventCoverage, { source }: Call): boolean =>
  any > 0 || (services.find((one) => one.source === source)?.any ?? 0) > 0;

const seeing = (row: RuleRow, state: CallState, open: boolean): SeeingRule => ({
  row,
  state,
  success: (state & SUCCESS) > 0,
  denied: (state & DENIED) > 0,
  failed: (state & FAILED) > 0,
  open,
  words: outcomeWords(state),
});

function rank({ level }: RuleRow): number {
  const at = LEVELS.indexOf(level?.toLowerCase() ?? '');
  return at < 0 ? LEVELS.length : at;
}

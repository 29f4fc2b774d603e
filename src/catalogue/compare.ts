// Two rules side by side: what they say of themselves, what they look for, and which calls only one of them sees.
import type { Catalogue, RuleRow } from './catalogue';
import { outcomeWords } from './coverage-words';
import { stateOf, type CallState, type EventCoverage } from './event-coverage';
import { callValue } from './facet-values';
import { indicatorKey, type Indicator } from './indicators';

export type Side = 'both' | 'left' | 'right';

export interface Comparison {
  readonly left: RuleRow;
  readonly right: RuleRow;
  readonly attributes: readonly {
    readonly name: string;
    readonly left: string;
    readonly right: string;
    readonly same: boolean;
  }[];
  /** What both look for first; then by field. */
  readonly predicates: readonly ComparedIndicator[];
  /** null where one of them is not about CloudTrail. */
  readonly calls: ComparedCalls | null;
  readonly techniques: readonly { readonly id: string; readonly side: Side }[];
}

export interface ComparedIndicator extends Indicator {
  readonly side: Side;
  /** It is looked for to be taken out. */
  readonly excludes: boolean;
}

export interface ComparedCalls {
  /** They are about any other call as well. */
  readonly leftAny: boolean;
  readonly rightAny: boolean;
  readonly calls: readonly {
    /** `ssm SendCommand` */
    readonly call: string;
    readonly side: Side;
    /** How it must have ended; '' where that does not matter. */
    readonly left: string;
    readonly right: string;
  }[];
}

export function compareRules(catalogue: Catalogue, left: number, right: number): Comparison {
  const [a, b] = [catalogue.rules[left]!.entry, catalogue.rules[right]!.entry];
  const rows = [catalogue.row(left), catalogue.row(right)] as const;
  return {
    left: rows[0],
    right: rows[1],
    attributes: attributesOf(...rows),
    predicates: [
      ...predicates(indicators(catalogue, left, false), indicators(catalogue, right, false), false),
      ...predicates(indicators(catalogue, left, true), indicators(catalogue, right, true), true),
    ],
    calls:
      a.coverage === null || b.coverage === null ? null : comparedCalls(a.coverage, b.coverage),
    techniques: sides(a.techniques, b.techniques).map(([id, side]) => ({ id, side })),
  };
}

const NAMES = {
  level: 'Level',
  status: 'Status',
  logsource: 'Log source',
  author: 'Author',
  date: 'Date',
  set: 'Source',
} as const;

const attributesOf = (left: RuleRow, right: RuleRow): Comparison['attributes'] =>
  (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((key) => ({
    name: NAMES[key],
    left: left[key] ?? '',
    right: right[key] ?? '',
    same: left[key] === right[key],
  }));

function indicators(catalogue: Catalogue, rule: number, excludes: boolean): Map<string, Indicator> {
  const { entry, shelf } = catalogue.rules[rule]!;
  const numbers = excludes ? entry.excludes : entry.looksFor;
  const all = numbers.map((one) => catalogue.sets[shelf]!.indicators[one]!);
  return new Map(all.map((one) => [indicatorKey(one), one]));
}

const predicates = (
  left: ReadonlyMap<string, Indicator>,
  right: ReadonlyMap<string, Indicator>,
  excludes: boolean,
): ComparedIndicator[] =>
  sides([...left.keys()], [...right.keys()])
    .map(([key, side]) => ({ ...(left.get(key) ?? right.get(key)!), side, excludes }))
    .sort(
      (a, b) =>
        Number(a.side !== 'both') - Number(b.side !== 'both') ||
        (a.field ?? '').localeCompare(b.field ?? '', 'en'),
    );

/** Each once, those of the left first. */
function sides(left: readonly string[], right: readonly string[]): [string, Side][] {
  const [a, b] = [new Set(left), new Set(right)];
  return [
    ...[...a].map((one): [string, Side] => [one, b.has(one) ? 'both' : 'left']),
    ...[...b].filter((one) => !a.has(one)).map((one): [string, Side] => [one, 'right']),
  ];
}

function comparedCalls(left: EventCoverage, right: EventCoverage): ComparedCalls {
  const named = new Map(
    [left, right].flatMap(({ services, unlisted }) => [
      ...services.flatMap(({ source, calls }) =>
        calls.map(([name]) => [`${source} ${name}`, { source, name }] as const),
      ),
      ...unlisted.flatMap(({ source, name }) =>
        source === null ? [] : [[`${source} ${name}`, { source, name }] as const],
      ),
    ]),
  );
  const calls = [...named.values()].flatMap((call) => {
    const states: [CallState, CallState] = [stateOf(left, call), stateOf(right, call)];
    if (states[0] === 0 && states[1] === 0) return [];
    const side: Side = states[0] === 0 ? 'right' : states[1] === 0 ? 'left' : 'both';
    const words = states.map((state) => (state === 0 ? '' : outcomeWords(state)));
    return [{ call: callValue(call.source, call.name), side, left: words[0]!, right: words[1]! }];
  });
  return { leftAny: isOpen(left), rightAny: isOpen(right), calls };
}

const isOpen = ({ any, services }: EventCoverage): boolean =>
  any > 0 || services.some((service) => service.any > 0);

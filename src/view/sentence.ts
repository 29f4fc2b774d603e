// The verdict on the selected event in one plain sentence: what stopped it, what it had, what the rule wanted.
import type { Trace } from '../engine/trace';
import { blamed, carriers, spared, type Blame, type Carrier } from './blame';
import { clauseOf, fieldOf, type Clause } from './clause';
import { ending } from './matrix';
import { code, list, text, type Part } from './parts';
import { itemsOf } from './trace-walk';

export function verdictSentence(condition: Trace): Part[] {
  return condition.matched ? matchSentence(condition) : missSentence(condition);
}

function missSentence(condition: Trace): Part[] {
  const lines = blamed(condition).flat();
  const missing = lines.filter((line) => !line.excludes);
  const [first] = missing;
  if (first === undefined) {
    return lines.length === 0 ? [text('The condition is not met.')] : excludedSentence(lines);
  }
  const chosen = missing.filter((line) => fieldOf(line) === fieldOf(first));
  const clause = clauseOf(chosen);
  const others = otherFields(missing, chosen);
  return [
    ...opening(condition, missing, clause),
    ...clause.parts,
    ...(others.length === 0 ? [] : otherParts(others)),
    text('.'),
  ];
}

/** "The call fits, but it was denied: " — what is right about the event, before what is not. */
function opening(condition: Trace, missing: readonly Blame[], clause: Clause): Part[] {
  const call = callFits(condition, missing);
  if (clause.field !== 'errorCode') return call ? [text('The call fits, but ')] : [];
  const end = clause.value === null ? null : ending(clause.value);
  const came =
    end === 'denied'
      ? 'was denied'
      : end === 'failed'
        ? 'failed'
        : clause.absent
          ? 'succeeded'
          : null;
  if (call)
    return [text(came === null ? 'The call fits, but ' : `The call fits, but it ${came}: `)];
  return came === null ? [] : [text(`The call ${came}: `)];
}

/** Whether the condition asks for an API call by name and this event is that call. */
function callFits(condition: Trace, missing: readonly Blame[]): boolean {
  const isCall = (field: string | null) => field === 'eventName' || field === 'eventSource';
  if (missing.some((line) => isCall(line.item.field))) return false;
  return itemsOf(condition).some(
    (item) => item.field === 'eventName' && !item.negated && item.matched,
  );
}

function otherFields(lines: readonly Blame[], chosen: readonly Blame[]): string[] {
  const said = new Set(chosen.map(fieldOf));
  return [...new Set(lines.filter((line) => !line.excludes).map(fieldOf))].filter(
    (field) => !said.has(field),
  );
}

function otherParts(fields: readonly string[]): Part[] {
  const named = list(
    fields.map((field) => code(field)),
    'and',
    2,
    (n) => `${n} more fields`,
  );
  const verb = fields.length === 1 ? 'does' : 'do';
  return [text('; '), ...named, text(` ${verb} not fit either`)];
}

function excludedSentence(lines: readonly Blame[]): Part[] {
  const stages = [...new Set(lines.map((line) => line.stage?.name ?? 'the condition'))];
  const own = lines.filter((line) => (line.stage?.name ?? 'the condition') === stages[0]);
  const [first, ...rest] = own;
  const clause = clauseOf([first!]);
  const more =
    rest.length === 0
      ? []
      : [
          text(
            `, and ${rest.length} more of its ${rest.length === 1 ? 'lines fits' : 'lines fit'}`,
          ),
        ];
  return [
    text('Everything else fits, but '),
    ...list(
      stages.map((name) => code(name)),
      'and',
    ),
    text(stages.length === 1 ? ' excludes it: ' : ' exclude it: '),
    ...clause.had,
    ...more,
    text('.'),
  ];
}

function matchSentence(condition: Trace): Part[] {
  const carrying = distinct(carriers(condition));
  const filters = spared(condition).map((name) => code(name));
  const plain = carrying.filter((each) => each.selector === null);
  const selectors = [...new Set(carrying.flatMap((each) => each.selector ?? []))];
  const clauses: Part[][] = [];
  if (plain.length > 0) {
    clauses.push([
      ...list(plain.map(stageCode), 'and', 3),
      text(plain.length === 1 ? ' fits' : ' fit'),
    ]);
  }
  for (const selector of selectors) {
    const branches = carrying.filter((each) => each.selector === selector);
    const verb = branches.length === 1 ? ' lights up for ' : ' light up for ';
    clauses.push([...list(branches.map(stageCode), 'and', 2), text(verb), code(selector)]);
  }
  if (filters.length > 0) {
    const verb = filters.length === 1 ? ' does not exclude it' : ' do not exclude it';
    clauses.push([...list(filters, 'and', 2), text(verb)]);
  }
  if (clauses.length === 0) return [text('The condition is met.')];
  return [text('A match: '), ...joined(clauses), text('.')];
}

const stageCode = (carrier: Carrier): Part => code(carrier.stage.name);

const distinct = (all: readonly Carrier[]): Carrier[] => [
  ...new Map(all.map((each) => [each.stage.name, each])).values(),
];

const joined = (clauses: readonly Part[][]): Part[] =>
  clauses.flatMap((clause, i) => {
    if (i === 0) return clause;
    return [text(i === clauses.length - 1 ? ', and ' : ', '), ...clause];
  });

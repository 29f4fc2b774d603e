// What is worth saying of a rule before anybody runs it: found by evaluating it, its tags looked up, and its diagnostics. One sentence each, code
// between backticks.
import { itemsOf, type Item, type Plan, type Stage } from '../engine/plan';
import type { Diagnostic } from '../text/diagnostic';
import type { Range } from '../text/range';
import type { AttackCoverage } from './attack-coverage';
import { isReal, MATCHES, type EventCoverage, type EventCoverages } from './event-coverage';
import { DENIED, OUTCOME_FIELDS, SUCCESS } from './outcomes';

export type NoteKind =
  | 'not-evaluated'
  | 'dead-stage'
  | 'no-call'
  | 'unlisted-call'
  | 'outcome-not-asked'
  | 'engines-disagree'
  | 'attack'
  | 'diagnostic';

export interface Note {
  readonly kind: NoteKind;
  readonly severity: 'error' | 'warning' | 'info';
  readonly words: string;
  /** The search identifier it is about. */
  readonly stage: string | null;
  /** In the text. */
  readonly range: Range | null;
}

export interface Noted {
  /** null where it can't be evaluated. */
  readonly plan: Plan | null;
  /** null: not for CloudTrail. */
  readonly coverage: EventCoverage | null;
  readonly attack: AttackCoverage;
  /** Of the document, hints about CloudTrail included. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The weightiest first. */
export function notesOf(noted: Noted, coverages: EventCoverages): Note[] {
  const { plan, coverage, attack, diagnostics } = noted;
  const dead = plan === null || coverage === null ? [] : deadStages(plan, coverages);
  const said = diagnostics.filter(
    ({ code, range }) =>
      !OF_DEAD_STAGES.has(code) ||
      !dead.some((note) => note.range !== null && within(range, note.range)),
  );
  const notes = [
    ...dead,
    ...(plan === null || coverage === null ? [] : callNotes(plan, coverage)),
    ...(plan === null ? [] : nullNotes(plan)),
    ...attackNotes(attack),
    ...said.map(ofDiagnostic),
  ];
  const rank = { error: 0, warning: 1, info: 2 };
  return notes.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

const note = (
  kind: NoteKind,
  severity: Note['severity'],
  words: string,
  about: Partial<Pick<Note, 'stage' | 'range'>> = {},
): Note => ({ kind, severity, words, stage: null, range: null, ...about });

const within = ([from, to]: Range, [start, end]: Range): boolean => start <= from && to <= end;

/** Hints that say nothing more of a line whose search identifier cannot hold for it. */
const OF_DEAD_STAGES: ReadonlySet<string> = new Set(['error-code-success', 'unknown-call']);

/** Search identifiers that no real record can satisfy. */
function deadStages({ stages }: Plan, coverages: EventCoverages): Note[] {
  return [...stages.values()].flatMap((stage) => {
    const state = coverages.somewhere(stage.child);
    if (isReal(state)) return [];
    const { name, range } = stage;
    return [
      note(
        'dead-stage',
        'warning',
        `\`${name}\` cannot hold on CloudTrail: ${whyDead(stage, state)}`,
        {
          stage: name,
          range,
        },
      ),
    ];
  });
}

function whyDead(stage: Stage, state: number): string {
  if (state === 0) return 'no call in the lists of AWS has what it asks for.';
  const code = itemsOf(stage).find(
    ({ field, predicates }) =>
      field === 'errorCode' && predicates.some(({ text }) => text.toLowerCase() === 'success'),
  );
  if (code !== undefined) return '`errorCode` is left out when a call succeeds.';
  const fields = [...new Set(itemsOf(stage).flatMap(({ field }) => field ?? []))];
  const told = fields.filter((field) => OUTCOME_FIELDS.has(field)).map((field) => `\`${field}\``);
  return `no outcome of a call gives ${told.join(' and ')} what it asks for.`;
}

function callNotes(plan: Plan, coverage: EventCoverage): Note[] {
  const { any, services, unlisted } = coverage;
  const states = [
    any,
    ...services.flatMap((one) => [one.any, ...one.calls.map(([, state]) => state)]),
  ];
  const all = states.reduce((sum, state) => sum | state, 0);
  const unheard = unlistedNotes(unlisted);
  if (all === 0) {
    const none = note(
      'no-call',
      'warning',
      'No known call can match: look at event source and event name.',
    );
    return [none, ...unheard];
  }
  if (!isReal(all)) {
    return [note('no-call', 'warning', 'No record that CloudTrail writes can match.'), ...unheard];
  }
  const asked = itemsOf(plan.condition).some(
    ({ field }) => field === 'errorCode' || field === 'errorMessage',
  );
  const both = states.some((state) => (state & SUCCESS) > 0 && (state & DENIED) > 0);
  if (
    asked ||
    !both ||
    states.every((state) => state === 0 || state === (MATCHES | SUCCESS | DENIED))
  ) {
    return unheard;
  }
  const words = 'Never asks for `errorCode`, so it fires on denied calls too.';
  return [note('outcome-not-asked', 'info', words), ...unheard];
}

/** Calls named one by one, beyond which they are counted. */
const FEW = 5;

function unlistedNotes(unlisted: EventCoverage['unlisted']): Note[] {
  const words = unlisted.map(
    ({ source, name }) => `\`${name}\`${source === null ? '' : ` of \`${source}\``}`,
  );
  const said =
    words.length <= FEW
      ? words.map((call) => `${call} is in no list of AWS’s calls: it may be new, or misspelt.`)
      : [
          `${words.slice(0, FEW - 2).join(', ')} and ${digits(words.length - (FEW - 2))} more calls are in no list of AWS’s calls: they may be new, or misspelt.`,
        ];
  return said.map((one) => note('unlisted-call', 'info', one));
}

/** `1,197` */
const digits = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** Each field once. */
function nullNotes(plan: Plan): Note[] {
  const fields = new Map<string, Item>();
  for (const item of itemsOf(plan.condition)) {
    const asks = item.predicates.some(({ tests }) =>
      tests.some(({ operand }) => operand.op === 'null'),
    );
    if (asks && item.field !== null && !fields.has(item.field)) fields.set(item.field, item);
  }
  return [...fields].map(([field, { range }]) =>
    note(
      'engines-disagree',
      'info',
      `Engines disagree about \`${field}: null\` on a record without the field; here absent and null are alike.`,
      { range },
    ),
  );
}

function attackNotes({ rows, elsewhere, others }: AttackCoverage): Note[] {
  const techniques = new Map(
    [...rows.flatMap((row) => row.techniques), ...elsewhere].map((one) => [one.id, one]),
  );
  const revoked = [...techniques.values()].flatMap(({ id, name, was }) =>
    was === null
      ? []
      : [
          note(
            'attack',
            'info',
            `\`${was}\` was revoked by MITRE; \`${id}\` ${name} took its place.`,
          ),
        ],
  );
  const apart = rows.length === 0 ? [] : elsewhere;
  const contradicting = apart.map(({ id, name, tactics }) =>
    note(
      'attack',
      'info',
      `\`${id}\` ${name} belongs to ${tactics.join(', ')}, and none of those is tagged.`,
    ),
  );
  const unknown = others.filter((one) => /^t\d|^[a-z]+([-_][a-z]+)*$/i.test(one));
  return [
    ...revoked,
    ...contradicting,
    ...unknown.map((one) =>
      note('attack', 'info', `\`attack.${one}\` is not in this version of ATT&CK.`),
    ),
  ];
}

const ofDiagnostic = ({ severity, message, range, blocks }: Diagnostic): Note =>
  note(blocks ? 'not-evaluated' : 'diagnostic', severity, message, { range });

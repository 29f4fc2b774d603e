// A program run over text in linear time, whatever the expression: sets of steps are made into states when they are first met.
// Says only whether there is a match, so greedy and lazy are alike (docs/semantics.md, 3.4).
import type { PlaceKind, Regex } from '../../sigma/regex/ast';
import { Alphabet, type CharKind, type Edge } from './alphabet';
import { programOf, type Program } from './program';

/** What may be the case between two characters: steps to go on from, and what stands before. */
interface State {
  readonly steps: readonly number[];
  readonly before: Edge;
  /** By kind of the next character. */
  readonly next: (Outcome | undefined)[];
}

type Outcome = State | 'match' | 'none';

/** Steps in all states that are kept; beyond, they are made anew. */
const MAX_KEPT = 2_000_000;

export function prepareLinear({ root, ignoreCase }: Regex): (text: string) => boolean {
  const machine = new Machine(programOf(root), ignoreCase);
  return (text) => machine.test(text);
}

class Machine {
  readonly #program: Program;
  readonly #alphabet: Alphabet;
  #states = new Map<string, State>();
  #kept = 0;
  #first: State;
  /** By step, the round in which it was last seen. */
  readonly #seen: Uint32Array;
  #round = 0;

  constructor(program: Program, ignoreCase: boolean) {
    this.#program = program;
    this.#alphabet = new Alphabet(program.sets, ignoreCase);
    this.#seen = new Uint32Array(program.steps.length);
    this.#first = this.#state([program.start], 'none');
  }

  test(text: string): boolean {
    let state = this.#first;
    const { length } = text;
    const alphabet = this.#alphabet;
    const { ascii } = alphabet;
    for (let at = 0; at < length; at += 1) {
      let code = text.charCodeAt(at);
      if (code >= 0xd800 && code < 0xdc00) {
        code = text.codePointAt(at)!;
        if (code > 0xffff) at += 1;
      }
      const last = code === 10 && at === length - 1;
      const kind = last ? alphabet.lastLineFeed : (ascii[code] ?? alphabet.kindOf(code));
      const outcome = state.next[kind.id] ?? this.#advance(state, kind);
      if (outcome === 'match') return true;
      if (outcome === 'none') return false;
      state = outcome;
    }
    const { end } = alphabet;
    return (state.next[end.id] ?? this.#advance(state, end)) === 'match';
  }

  #advance(state: State, kind: CharKind): Outcome {
    const outcome = this.#step(state, kind);
    state.next[kind.id] = outcome;
    return outcome;
  }

  #step({ steps: from, before }: State, kind: CharKind): Outcome {
    const { steps, start, anchored } = this.#program;
    this.#nextRound();
    const open = [...from];
    const reached: number[] = [];
    for (let at; (at = open.pop()) !== undefined;) {
      if (this.#seen[at] === this.#round) continue;
      this.#seen[at] = this.#round;
      const step = steps[at]!;
      if (step.kind === 'matched') return 'match';
      if (step.kind === 'one') {
        if (kind.inSet[step.set]) reached.push(step.next);
      } else if (step.kind === 'fork') open.push(step.other, step.next);
      else if (holds(step.at, before, kind.edge)) open.push(step.next);
    }
    if (!anchored) reached.push(start);
    if (reached.length === 0 || kind.edge === 'none') return 'none';
    return this.#state(reached, kind.edge === 'last-line-feed' ? 'line-feed' : kind.edge);
  }

  #nextRound(): void {
    this.#round += 1;
    if (this.#round < 0xffffffff) return;
    this.#seen.fill(0);
    this.#round = 1;
  }

  #state(reached: readonly number[], before: Edge): State {
    const steps = [...new Set(reached)].sort((a, b) => a - b);
    const key = `${before} ${steps.join()}`;
    const known = this.#states.get(key);
    if (known) return known;
    this.#kept += steps.length + 10;
    if (this.#kept > MAX_KEPT) this.#forget();
    const state: State = { steps, before, next: [] };
    this.#states.set(key, state);
    return state;
  }

  /** Whoever holds a state may go on with it; what it leads to is made anew. */
  #forget(): void {
    for (const state of this.#states.values()) state.next.length = 0;
    this.#states = new Map();
    this.#kept = 0;
    this.#first = { steps: [this.#program.start], before: 'none', next: [] };
  }
}

function holds(at: PlaceKind, before: Edge, after: Edge): boolean {
  switch (at) {
    case 'start':
      return before === 'none';
    case 'end':
      return after === 'none' || after === 'last-line-feed';
    case 'line-start':
      return before === 'none' || before === 'line-feed';
    case 'line-end':
      return after === 'none' || after === 'line-feed' || after === 'last-line-feed';
    case 'word-edge':
      return (before === 'word') !== (after === 'word');
    case 'no-word-edge':
      return (before === 'word') === (after === 'word');
  }
}

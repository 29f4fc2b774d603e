// Keys that work anywhere on the page, except where one types.
import { problemsOf } from '../view/problems';
import { turnExpected } from './expectations/marking';
import type { Playground } from './playground.svelte';
import { stepEvents } from './steps';
import { typing } from './typing';
import { redo, undo } from './undo';

/** Widgets with arrow keys of their own. */
const OWN_ARROWS = '[role=separator], [role=tab], [role=menu], [role=grid], select';

export function pressed(event: KeyboardEvent, playground: Playground): void {
  // A dialog keeps what is behind it as it is.
  if (document.querySelector('dialog[open]') !== null) return;
  if (undone(event, playground)) return;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'F8') {
    event.preventDefault();
    nextProblem(playground);
    return;
  }
  const { target } = event;
  if (typing(target)) return;
  if (event.key === '/') focusFilter(event);
  if (event.key === 'e') turnExpected(playground);
  if (target instanceof Element && target.closest(OWN_ARROWS) !== null) return;
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  stepEvents(playground, step);
}

/**
 * Those that came before this was there, in their order, unless somebody has gone elsewhere since. What was typed behind a `/` was meant
 * for the filter.
 */
export async function pressedEarly(
  events: readonly KeyboardEvent[],
  playground: Playground,
): Promise<void> {
  // What is to be focused came with this, and stands there some frames later; without events it never does.
  for (let frames = 0; frames < 30 && filterField() === null; frames += 1) {
    await new Promise(requestAnimationFrame);
  }
  for (const [at, event] of events.entries()) {
    if (document.activeElement !== document.body) return;
    if (event.key !== '/') {
      pressed(event, playground);
      continue;
    }
    // Whoever held it back has prevented what the browser does with it.
    focusFilter(event);
    const letters = events
      .slice(at + 1)
      .filter(({ key, ctrlKey, metaKey }) => key.length === 1 && !ctrlKey && !metaKey);
    return playground.matrix.setText(letters.map(({ key }) => key).join(''));
  }
}

/** Ctrl/Cmd+Z has back what was replaced, except where a field has an undo of its own. */
function undone(event: KeyboardEvent, playground: Playground): boolean {
  const control = event.ctrlKey || event.metaKey;
  if (!control || event.key.toLowerCase() !== 'z' || typing(event.target)) return false;
  event.preventDefault();
  if (event.shiftKey) redo(playground);
  else undo(playground);
  return true;
}

const filterField = () => document.querySelector<HTMLInputElement>('[data-filter]');

/** Where there are events to filter. */
function focusFilter(event: KeyboardEvent): void {
  const field = filterField();
  if (field === null) return;
  event.preventDefault();
  field.focus();
  field.select();
}

function nextProblem(playground: Playground): void {
  const problems = problemsOf(playground.rule, playground.evaluated?.diagnostics ?? []);
  const inOrder = [...problems].sort((a, b) => a.range[0] - b.range[0]);
  const next = inOrder.find((problem) => problem.range[0] > playground.caret) ?? inOrder[0];
  if (next !== undefined) playground.edit(next.range[0]);
}

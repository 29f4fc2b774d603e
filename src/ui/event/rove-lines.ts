// Keys in the tree of the event: up and down go from line to line, left and right along a line. One stop for the Tab key.

const linesOf = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>('[data-line]')];

const along = (line: HTMLElement): HTMLElement[] =>
  [...line.querySelectorAll<HTMLElement>('[data-stop], [data-tool]')].filter(
    (one) => one.offsetParent !== null,
  );

const stopOf = (line: HTMLElement | undefined, column = '') =>
  line?.querySelector<HTMLElement>(`[data-stop${column}]`);

/** An attachment for the tree; lines carry `data-line`, their first buttons `data-stop`, the others `data-tool`. */
export function roveLines(box: HTMLElement): () => void {
  const key = (event: KeyboardEvent) => {
    const from = event.target as HTMLElement;
    const line = from.closest<HTMLElement>('[data-line]');
    if (line === null || from instanceof HTMLInputElement) return;
    const next = event.key.startsWith('Arrow')
      ? beside(box, line, from, event.key)
      : edge(box, event.key);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
  };
  const enter = (event: FocusEvent) => {
    const to = event.target as HTMLElement;
    if (!to.matches('[data-stop]')) return;
    for (const stop of box.querySelectorAll<HTMLElement>('[data-stop]')) stop.tabIndex = -1;
    to.tabIndex = 0;
  };
  box.addEventListener('keydown', key);
  box.addEventListener('focusin', enter);
  return () => {
    box.removeEventListener('keydown', key);
    box.removeEventListener('focusin', enter);
  };
}

/** Focuses the first of these lines that is there, else the tree; never takes the focus from elsewhere on the page. */
export function focusLine(box: HTMLElement, ...keys: readonly string[]): void {
  const { activeElement } = document;
  if (activeElement !== document.body && !box.contains(activeElement)) return;
  const lines = linesOf(box);
  const found = keys.map((key) => lines.find((line) => line.dataset['line'] === key));
  const line = found.find((one) => one !== undefined);
  (stopOf(line, "='value'") ?? box).focus();
}

function beside(box: HTMLElement, line: HTMLElement, from: HTMLElement, key: string) {
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const stops = along(line);
    return stops[stops.indexOf(from) + (key === 'ArrowLeft' ? -1 : 1)] ?? null;
  }
  const lines = linesOf(box).filter((one) => stopOf(one) !== null);
  const next = lines[lines.indexOf(line) + (key === 'ArrowUp' ? -1 : 1)];
  // Down a column where there is one.
  return stopOf(next, `='${from.dataset['stop'] ?? ''}'`) ?? stopOf(next) ?? null;
}

function edge(box: HTMLElement, key: string) {
  const lines = linesOf(box).filter((one) => stopOf(one) !== null);
  if (key === 'Home') return stopOf(lines[0]);
  return key === 'End' ? stopOf(lines.at(-1)) : undefined;
}

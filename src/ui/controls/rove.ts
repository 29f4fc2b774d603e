// One stop for the Tab key in a row or column of small buttons, arrow keys between them: they are too many, and too near
// each other, to be stops of their own. What they do can also be done in the why tree, where rows are large.

const stopsOf = (box: HTMLElement): HTMLElement[] => [
  ...box.querySelectorAll<HTMLElement>('[data-stop]'),
];

/** An attachment for the box; its buttons carry `data-stop` and, all but the first, `tabindex="-1"`. */
const roveBetween = (back: string, on: string) => (box: HTMLElement) => {
  const key = (event: KeyboardEvent) => {
    const stops = stopsOf(box);
    const at = stops.indexOf(event.target as HTMLElement);
    const next = { [back]: at - 1, [on]: at + 1, Home: 0, End: stops.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    stops[Math.max(0, Math.min(stops.length - 1, next))]?.focus();
  };
  const enter = (event: FocusEvent) => {
    const stops = stopsOf(box);
    if (!stops.includes(event.target as HTMLElement)) return;
    for (const stop of stops) stop.tabIndex = stop === event.target ? 0 : -1;
  };
  box.addEventListener('keydown', key);
  box.addEventListener('focusin', enter);
  return () => {
    box.removeEventListener('keydown', key);
    box.removeEventListener('focusin', enter);
  };
};

export const rove = roveBetween('ArrowUp', 'ArrowDown');
export const roveAcross = roveBetween('ArrowLeft', 'ArrowRight');

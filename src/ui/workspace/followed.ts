// Keyboard and screen reader stay in a list of files whose rows come, go and change places.
import { tick } from 'svelte';

/** After the change: where its row went with the focus, the row of that name has it, else (it was removed) the first one. */
export async function followed(
  list: HTMLElement,
  name: string,
  change: Promise<void>,
): Promise<void> {
  await change;
  await tick();
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== document.body) {
    // A dialog that lost what was focused in it has the focus itself.
    if (!(activeElement instanceof HTMLDialogElement)) return;
  }
  const boxes = [...list.querySelectorAll<HTMLInputElement>('[type=checkbox]')];
  const own = boxes.find((box) => box.ariaLabel?.endsWith(`: ${name}`));
  (own ?? boxes[0])?.focus();
}
